// The focal point by click: the picture and the two number fields say the same thing.
(() => {
  const box = document.querySelector("[data-focal]");
  const [across, down] = ["id_focal_x", "id_focal_y"].map((id) => document.getElementById(id));
  if (!box || !across) return;
  const mark = box.querySelector("i");
  const show = () => {
    mark.hidden = false;
    mark.style.left = `${Number(across.value) * 100}%`;
    mark.style.top = `${Number(down.value) * 100}%`;
  };
  box.addEventListener("click", (event) => {
    const edge = box.querySelector("img").getBoundingClientRect();
    const part = (value) => Math.min(1, Math.max(0, value)).toFixed(3);
    across.value = part((event.clientX - edge.left) / edge.width);
    down.value = part((event.clientY - edge.top) / edge.height);
    show();
  });
  [across, down].forEach((field) => field.addEventListener("input", show));
  show();
})();
