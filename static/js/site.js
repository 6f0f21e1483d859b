// Comforts only: every page is whole without this file.
(function () {
  "use strict";

  // A count under the review's words, once there are some: to write numbers as a language does takes long at first.
  document.querySelectorAll("[data-count]").forEach(function (box) {
    var line = document.createElement("p"), most = box.dataset.count;
    line.className = "hint num";
    function count() {
      if (!line.parentNode) box.after(line);
      line.textContent = box.dataset.counted.replace("{n}", box.value.length).replace("{max}", (+most).toLocaleString(document.documentElement.lang));
    }
    box.addEventListener("input", count);
    if (box.value) count();
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

  // What stands with others is loaded once the reader asks for it, in a frame the page's policy names.
  document.querySelectorAll("[data-frame]").forEach(function (box) {
    var button = box.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", function () {
      var frame = document.createElement("iframe");
      frame.title = box.querySelector("a").textContent;
      if (box.dataset.height) frame.height = box.dataset.height;
      frame.allow = "fullscreen; encrypted-media; picture-in-picture";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation");
      frame.src = box.dataset.frame;
      button.replaceWith(frame);
      frame.focus();
    });
  });

  // Breaking news is put away by its own form; that is remembered for as long as the window lives. On a page
  // that was painted with it, its place is kept, so that nothing moves under the reader.
  document.querySelectorAll("[data-dismiss]").forEach(function (form) {
    var strip = form.closest("dialog"), put = "breaking-" + form.dataset.dismiss;
    form.addEventListener("submit", function () {
      try { sessionStorage.setItem(put, "away"); } catch (error) { /* then it is put away on this page alone */ }
    });
    try { if (!sessionStorage.getItem(put)) return; } catch (error) { return; }
    if (performance.getEntriesByType("paint").length) strip.style.visibility = "hidden";
    else strip.close();
  });

  function two(number) {
    return ("0" + number).slice(-2);
  }

  // The reader's own time, beside the newsroom's and never instead of it; named as the newsroom names zones.
  document.querySelectorAll(".meta dd time[datetime]").forEach(function (time) {
    var at = new Date(time.dateTime);
    if (isNaN(at)) return;
    var own = two(at.getHours()) + ":" + two(at.getMinutes());
    if (own === time.textContent.slice(0, 5)) return;
    var east = -at.getTimezoneOffset(), beside = Math.abs(east);
    var zone = "UTC" + (east ? (east > 0 ? "+" : "−") + Math.floor(beside / 60) : "");
    var note = document.createElement("bdi");
    note.textContent = "(" + own + " " + zone + (beside % 60 ? ":" + two(beside % 60) : "") + ")";
    time.after(" ", note);
  });
})();
