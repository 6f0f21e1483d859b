-- Random requests from a list of paths, each written once before the load begins.
local requests = {}
function init()
  math.randomseed(tonumber(os.getenv("BENCH_SEED") or "1"))
  local headers, tag = { ["Accept-Encoding"] = "br" }, os.getenv("BENCH_TAG")
  if tag and tag ~= "" then headers["If-None-Match"] = tag end
  for path in io.lines(os.getenv("BENCH_PATHS")) do
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end
function request() return requests[math.random(#requests)] end
