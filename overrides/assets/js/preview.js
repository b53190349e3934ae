// Only in `kb serve`: shows the page anew when a file has changed.
(function () {
  var changes = document.querySelector("script[data-changes]").getAttribute("data-changes");
  new EventSource(changes).onmessage = function () {
    location.reload();
  };
})();
