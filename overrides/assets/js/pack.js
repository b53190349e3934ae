// The script of a pack, written into it: old Chrome runs it, and without it everything can be read.
(function () {
  "use strict";
  var each = function (selector, work) { [].forEach.call(document.querySelectorAll(selector), work); };

  // Overdue on the reader's own day: a file may lie on a phone for a year.
  var today = new Date().toISOString().slice(0, 10);
  each("[data-review-by]", function (place) {
    if (place.getAttribute("data-review-by") >= today) return;
    place.className = "overdue";
    document.getElementById("overdue").hidden = false;
  });

  // What is linked to may stand in something closed.
  function reveal() {
    var place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var up = place; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (place) place.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  // Paper has no lids; answers to exercises that the reader did not open stay off it.
  var closed = [];
  addEventListener("beforeprint", function () {
    each("details:not([open]):not(.answer):not(.facilitator)", function (details) { closed.push(details); details.open = true; });
  });
  addEventListener("afterprint", function () {
    closed.splice(0).forEach(function (details) { details.open = false; });
  });

  // Search by pairs of characters and words; rare ones count more, and those of a heading, or of
  // how people ask the same, four times.
  function parts(text) {
    var found = {};
    (text.toLowerCase().match(/[\u3400-\u9fff]+|[a-z0-9]+/g) || []).forEach(function (run) {
      if (run < "\u3400" ? run.length > 1 : run.length === 1) found[run] = 1;
      else if (run > "\u3400") for (var i = 0; i + 1 < run.length; i++) found[run.slice(i, i + 2)] = 1;
    });
    return Object.keys(found);
  }

  function asked(place, heading) {
    var others = place.querySelector(".ask ul");
    return (heading.textContent + "\n" + (others ? others.textContent : "")).toLowerCase();
  }

  var places = null;
  function prepare() {
    places = [];
    each("[data-find]", function (place) {
      var heading = place.querySelector("h3,h4"), set = place.parentElement.querySelector("h3");
      places.push({
        id: place.id, title: heading.textContent, set: set && set !== heading ? set.textContent : "",
        head: asked(place, heading), text: place.textContent.toLowerCase()
      });
    });
  }

  function search(query) {
    var wanted = parts(query), best = [];
    var weights = wanted.map(function (part) {
      var having = places.filter(function (place) { return place.text.indexOf(part) >= 0; }).length;
      return Math.log(1 + places.length / (having + 0.5));
    });
    places.forEach(function (place) {
      var score = 0;
      wanted.forEach(function (part, i) {
        score += weights[i] * ((place.text.indexOf(part) >= 0 ? 1 : 0) + (place.head.indexOf(part) >= 0 ? 3 : 0));
      });
      if (score) best.push({score: score, place: place});
    });
    best.sort(function (a, b) { return b.score - a.score; });
    return best.filter(function (one) { return one.score > best[0].score / 6; }).slice(0, 10);
  }

  var form = document.getElementById("find"), input = document.getElementById("words");
  var results = document.getElementById("results"), said = document.getElementById("found"), timer;
  form.hidden = false;
  function show() {
    if (!places) prepare();
    var found = input.value.trim() ? search(input.value) : [];
    results.textContent = "";
    found.forEach(function (one) {
      var item = results.appendChild(document.createElement("li"));
      var link = item.appendChild(document.createElement("a"));
      link.href = "#" + encodeURIComponent(one.place.id);
      link.textContent = one.place.title;
      if (one.place.set) item.appendChild(document.createElement("p")).textContent = one.place.set;
    });
    said.textContent = !input.value.trim() ? "" :
      form.querySelector("#found").getAttribute(found.length ? "data-some" : "data-none").replace("{}", found.length);
  }
  input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(show, 150); });
  form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
})();
