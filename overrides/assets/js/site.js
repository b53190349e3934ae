// The one script of every page.  Each block stands alone; nothing here is needed for reading.

// A folder opened from a disk has no server that finds the page of a folder.
(function () {
  if (location.protocol !== "file:") return;
  document.querySelectorAll("a[href]").forEach(function (link) {
    var parts = /^([^?#:]*\/)?(?=[?#]|$)/.exec(link.getAttribute("href"));
    if (parts && parts[1]) {
      link.setAttribute("href", parts[1] + "index.html" + link.getAttribute("href").slice(parts[1].length));
    }
  });
})();

// Fetches the reading tools when a reader opens them.
(function () {
  var tools = document.getElementById("tools");
  if (!tools) return;
  tools.hidden = false;
  tools.addEventListener("toggle", function () {
    var script = document.createElement("script");
    script.src = tools.getAttribute("data-script");
    script.onerror = function () {
      tools.querySelector("[role=status]").textContent = tools.getAttribute("data-missing");
    };
    document.head.appendChild(script);
  }, { once: true });
})();

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

// Fetches the search when a reader touches its box; on the page of results, at once.
(function () {
  var form = document.querySelector("form[role=search]");
  var here = document.currentScript.src;
  var isPage = document.getElementById("results");
  function load() {
    form.removeEventListener("focusin", load);
    form.removeEventListener("pointerdown", load);
    ["search.js", "search-results.js", isPage ? "search-page.js" : "search-box.js"].forEach(function (name) {
      var script = document.createElement("script");
      script.src = new URL(name, here).href;
      script.async = false; // in this order
      document.head.appendChild(script);
    });
  }
  if (!form) return;
  // A folder opened from a disk has no server that would add the file's name.
  if (location.protocol === "file:") form.action += "index.html";
  form.addEventListener("focusin", load);
  form.addEventListener("pointerdown", load);
  if (isPage) load();
})();
