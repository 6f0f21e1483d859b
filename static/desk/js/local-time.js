// What a typed local time is in UTC, by the browser's own time zone data.
document.documentElement.classList.add("js");
document.querySelectorAll(".local-time").forEach((box) => {
  const [date, time] = box.querySelectorAll("input");
  const zone = box.dataset.zone;
  const output = box.querySelector("[data-utc]");
  const shown = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  const local = (moment) => Object.fromEntries(shown.formatToParts(moment).map((part) => [part.type, part.value]));
  const show = () => {
    output.textContent = "";
    if (!date.value || !time.value) return;
    const wanted = Date.parse(`${date.value}T${time.value}Z`);
    let guess = wanted;
    for (let turn = 0; turn < 2; turn += 1) {
      const at = local(new Date(guess));
      guess += wanted - Date.parse(`${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}Z`);
    }
    const utc = new Date(guess).toISOString();
    output.textContent = `= ${utc.slice(11, 16)} UTC${utc.slice(0, 10) === date.value ? "" : `, ${utc.slice(0, 10)}`}`;
  };
  [date, time].forEach((field) => field.addEventListener("input", show));
  show();
});
