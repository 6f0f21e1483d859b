// Comforts only: every page is whole without this file.
(function () {
  "use strict";

  // A count under the review's words.
  document.querySelectorAll("[data-count]").forEach(function (box) {
    var line = document.createElement("p"), most = box.dataset.count;
    line.className = "hint num";
    box.after(line);
    function count() {
      line.textContent = box.dataset.counted.replace("{n}", box.value.length).replace("{max}", (+most).toLocaleString(document.documentElement.lang));
    }
    box.addEventListener("input", count);
    count();
  });

  // Copying the story's address.
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.dataset.copy).then(function () {
        button.textContent = button.dataset.done;
      });
    });
  });

  // Breaking news that this reader has put away, for as long as the window lives.
  document.querySelectorAll("[data-dismiss]").forEach(function (button) {
    var strip = button.closest("aside"), put = "breaking-" + button.dataset.dismiss;
    try { if (sessionStorage.getItem(put)) strip.hidden = true; } catch (error) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      sessionStorage.setItem(put, "away");
      strip.hidden = true;
    });
  });

  // The reader's own time, beside the newsroom's and never instead of it.
  document.querySelectorAll(".meta dd time[datetime]").forEach(function (time) {
    var at = new Date(time.dateTime);
    if (isNaN(at)) return;
    var own = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    if (own === time.textContent.slice(0, 5)) return;
    var zone = at.toLocaleTimeString("en-GB", { timeZoneName: "short" }).split(" ").pop();
    var note = document.createElement("bdi");
    note.textContent = "(" + own + " " + zone + ")";
    time.after(" ", note);
  });
})();
