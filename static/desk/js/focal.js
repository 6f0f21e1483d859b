// The focal point, by click or by arrow keys: picture, number fields and the three crops say the same thing.
(() => {
  const box = document.querySelector("[data-focal]");
  if (!box) return;
  const picture = box.querySelector("img");
  const mark = box.querySelector("[data-mark]");
  const fields = ["id_focal_x", "id_focal_y"].map((id) => document.getElementById(id));
  const crops = document.querySelector("[data-crops]");
  const within = (value) => Math.min(1, Math.max(0, value));
  const shown = [picture.dataset.x, picture.dataset.y].map(Number);
  const read = () => (fields[0] ? fields.map((field) => within(Number(field.value) || 0)) : shown);

  // Where a crop begins, as the server cuts it: centred on the point, as near as the edges allow.
  const place = (focal, whole, part) => (whole > part ? within((focal * whole - part / 2) / (whole - part)) : 0.5);
  const show = () => {
    const [x, y] = read();
    const [width, height] = ["width", "height"].map((side) => Number(picture.getAttribute(side)));
    for (const crop of crops.querySelectorAll(".crop")) {
      const ratio = Number(crop.dataset.ratio);
      const wide = Math.min(width, height * ratio);
      const image = crop.querySelector("img");
      image.style.objectPosition = `${place(x, width, wide) * 100}% ${place(y, height, wide / ratio) * 100}%`;
    }
    if (!mark) return;
    mark.style.left = `${x * 100}%`;
    mark.style.top = `${y * 100}%`;
    mark.setAttribute("aria-label", box.dataset.said.replace("{x}", Math.round(x * 100)).replace("{y}", Math.round(y * 100)));
  };
  const move = (x, y) => {
    [x, y].forEach((value, number) => { fields[number].value = String(Math.round(within(value) * 1000) / 1000); });
    fields[0].dispatchEvent(new Event("input", { bubbles: true }));
  };

  for (const image of crops.querySelectorAll("img")) image.src = picture.src;
  crops.hidden = false;
  show();
  if (!mark || !fields[0]) return;
  mark.hidden = false;
  fields.forEach((field) => field.addEventListener("input", show));
  picture.addEventListener("click", (event) => {
    const edge = picture.getBoundingClientRect();
    move((event.clientX - edge.left) / edge.width, (event.clientY - edge.top) / edge.height);
    mark.focus({ preventScroll: true });
  });
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? 0.1 : 0.01;
    const [x, y] = read();
    move(x + step[0] * far, y + step[1] * far);
  });
})();
