// What a typed local time is in UTC, by the browser's own time zone data: one moment, two to choose from, or none.
document.documentElement.classList.add("js");
document.querySelectorAll(".local-time").forEach((box) => {
  const [date, time] = box.querySelectorAll("input");
  const which = box.querySelector("select");
  const { zone, skipped, twice } = box.dataset;
  const output = box.querySelector("[data-utc]");
  const shown = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  const clock = (moment) => {
    const part = Object.fromEntries(shown.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]));
    return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}Z`);
  };
  const DAY = 86400000;
  // By the offsets of the day before and the day after: where the clocks change in between, they differ.
  const momentsOf = (wanted) => {
    const offsets = [wanted - DAY, wanted + DAY].map((near) => clock(near) - near);
    return [...new Set(offsets.map((offset) => wanted - offset))].filter((moment) => clock(moment) === wanted).sort((a, b) => a - b);
  };
  const inUtc = (moment) => {
    const utc = new Date(moment).toISOString();
    return `${utc.slice(11, 16)} UTC${utc.slice(0, 10) === date.value ? "" : `, ${utc.slice(0, 10)}`}`;
  };
  const show = () => {
    output.textContent = "";
    box.classList.remove("is-twice", "is-asked", "is-skipped");
    const wanted = Date.parse(`${date.value}T${time.value}Z`);
    if (!date.value || !time.value || Number.isNaN(wanted)) return;
    const found = momentsOf(wanted);
    box.classList.toggle("is-twice", found.length === 2);
    box.classList.toggle("is-asked", found.length === 2 && !which.value);
    box.classList.toggle("is-skipped", !found.length);
    if (!found.length) output.textContent = skipped;
    else if (found.length === 1) output.textContent = `= ${inUtc(found[0])}`;
    else if (which.value) output.textContent = `= ${inUtc(found[which.value === "second" ? 1 : 0])}`;
    else output.textContent = `${twice}: ${found.map(inUtc).join(" / ")}`;
  };
  [date, time, which].forEach((field) => field.addEventListener("input", show));
  show();
});
