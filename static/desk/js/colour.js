// A colour's picker, a sample and its contrast, counted as the server does (newsroom/site_settings/contrast.py).
(() => {
  const colourOf = (text) => {
    const found = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim());
    return found && `#${(found[1].length === 3 ? found[1].replace(/./g, "$&$&") : found[1]).toLowerCase()}`;
  };
  const luminance = (colour) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  for (const field of document.querySelectorAll("[data-beside]")) {
    const box = field.parentElement;
    const picker = box.querySelector("[type=color]");
    const sample = box.querySelector(".sample");
    const line = box.querySelector(".judged");
    const { house, least, beside } = field.dataset;
    const show = () => {
      const colour = colourOf(field.value);
      const shown = colour || house;
      const ratio = Math.min(...beside.split(" ").map((other) => contrast(shown, other)));
      const judged = !colour && field.value.trim() ? "none" : ratio < least ? "faint" : "reads";
      const down = (Math.floor(ratio * 10) / 10).toFixed(1);
      picker.value = shown;
      sample.style.setProperty("--accent", shown);
      line.textContent = line.dataset[judged].replace("{ratio}", down).replace("{least}", least);
      line.classList.toggle("bad", judged !== "reads");
    };
    picker.addEventListener("input", () => {
      field.value = picker.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    field.addEventListener("input", show);
    for (const part of [picker, sample, line]) part.hidden = false;
    show();
  }
})();
