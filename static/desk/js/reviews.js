// The queue by keyboard: j and k move, a, r and s decide the current review, x chooses it.
(() => {
  const reviews = [...document.querySelectorAll(".review")];
  const form = document.getElementById("reviews-form");
  if (!reviews.length) return;
  let at = 0;
  const go = (index) => {
    at = Math.max(0, Math.min(index, reviews.length - 1));
    reviews.forEach((review, number) => review.classList.toggle("current", number === at));
    reviews[at].focus({ preventScroll: true });
    reviews[at].scrollIntoView({ block: "nearest" });
  };
  const chosen = form.querySelector("[data-chosen]");
  const count = () => { chosen.textContent = form.querySelectorAll("[name=chosen]:checked").length; };
  form.addEventListener("change", count);
  count();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=text], input[type=search], textarea, select")) return;
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "x") {
      const box = reviews[at].querySelector("[name=chosen]");
      box.checked = !box.checked;
      count();
    } else if ("ars".includes(event.key)) {
      const button = reviews[at].querySelector(`[data-do="${event.key}"]`);
      if (!button) return;
      const reason = form.querySelector("[name=reason]:checked") || form.querySelector("[name=reason-own]").value;
      if (event.key === "r" && !reason) form.querySelector("[name=reason]").focus();
      else button.click();
    } else return;
    event.preventDefault();
  });
  reviews.forEach((review, index) => review.addEventListener("click", () => {
    at = index;
    reviews.forEach((other, number) => other.classList.toggle("current", number === at));
  }));
  const wanted = reviews.findIndex((review) => `#${review.id}` === location.hash);
  go(wanted < 0 ? 0 : wanted);
})();
