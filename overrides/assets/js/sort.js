// Lets a reader sort a table by its columns.  Without this script the table stands as it is.
(function () {
  var order = new Intl.Collator("zh-Hans-CN", { numeric: true });

  function key(row, column) {
    var cell = row.cells[column];
    var given = cell.getAttribute("data-key");
    return given === null ? cell.textContent.trim() : given;
  }

  // What is not known comes last, whichever way the rest is sorted.
  function compare(a, b, sign) {
    if (a === b) return 0;
    if (a === "" || b === "") return a === "" ? 1 : -1;
    return sign * order.compare(a, b);
  }

  function sort(table, column, isDown) {
    var body = table.tBodies[0];
    var rows = Array.prototype.map.call(body.rows, function (row) {
      return { row: row, key: key(row, column) };
    });
    rows.sort(function (a, b) { return compare(a.key, b.key, isDown ? -1 : 1); });
    rows.forEach(function (each) { body.appendChild(each.row); });
  }

  document.querySelectorAll("table[data-sort]").forEach(function (table) {
    var heads = table.tHead.rows[0].cells;
    table.classList.add("sortable");
    Array.prototype.forEach.call(heads, function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.title = table.getAttribute("data-sort") + head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var isDown = head.getAttribute("aria-sort") === "ascending";
        Array.prototype.forEach.call(heads, function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
        sort(table, column, isDown);
      });
    });
  });
})();
