// The front page's clocks and countdowns: right when the page came, and kept right while it stays open.
(() => {
  const hour = (zone) => new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
  const clocks = [...document.querySelectorAll("[data-clock]")].map((clock) => [clock, hour(clock.dataset.clock)]);
  const countdowns = [...document.querySelectorAll("[data-countdown]")];
  const two = (number) => String(number).padStart(2, "0");
  const left = (seconds) => {
    if (seconds < 3600) return `in ${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
    const hours = Math.floor(seconds / 3600);
    if (hours < 24) return `in ${hours} h ${two(Math.floor((seconds % 3600) / 60))} min`;
    const days = Math.floor(hours / 24);
    return days === 1 ? "in 1 day" : `in ${days} days`;
  };
  const tick = () => {
    const now = Date.now();
    clocks.forEach(([clock, format]) => {
      const text = format.format(now);
      if (clock.textContent !== text) clock.textContent = text;
    });
    countdowns.forEach((one) => {
      const seconds = Math.round((Date.parse(one.dataset.countdown) - now) / 1000);
      const text = seconds > 0 ? left(seconds) : one.dataset.over;
      if (one.textContent !== text) one.textContent = text;
    });
  };
  tick();
  setInterval(tick, 1000);
})();
