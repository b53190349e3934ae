// The one script of every page.  Each block stands alone; nothing here is needed for reading.

// Says that a page is overdue for checking, on the reader's own day: an old copy turns too.
(function () {
  var today = new Date().toISOString().slice(0, 10);
  document.querySelectorAll("[data-review-by]").forEach(function (place) {
    if (place.getAttribute("data-review-by") >= today) return;
    place.classList.add("overdue");
    var notice = document.getElementById("overdue");
    if (notice) notice.hidden = false;
  });
})();
