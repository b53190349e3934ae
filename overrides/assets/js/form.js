// Makes a form fillable: blanks become inputs, boxes can be ticked.  Nothing is sent anywhere, and
// nothing is kept unless the reader asks for it.  Without this script the blanks stand as they are.
(function () {
  var LONG = 20; // So many underscores are room for several lines.
  var WIDE = 12;
  var DATE = / [年月日时分]\S*$/;
  var NUMBER = / ([年月日时分天元人名份次页%]|小时|个月)\S*$/;
  var sheets = Array.prototype.slice.call(document.querySelectorAll(".box.form"));
  var tools = document.getElementById("form-tools");
  if (!sheets.length || !tools) return;

  var page = document.documentElement;
  var fields = [];
  var seen = Object.create(null);

  function make(tag, className) {
    var element = document.createElement(tag);
    element.className = className;
    return element;
  }

  // Every blank keeps its name when others are added to the form, so that what was saved fits.
  function add(input, shown, name) {
    seen[name] = (seen[name] || 0) + 1;
    shown.classList.add("shown");
    fields.push({ input: input, shown: shown, empty: shown.textContent, key: name + "#" + seen[name] });
  }

  function addText(blank) {
    var isLong = blank.textContent.length >= LONG;
    var name = blank.getAttribute("data-label") || tools.getAttribute("data-unnamed");
    var input = make(isLong ? "textarea" : "input", "fill");
    if (isLong) input.rows = 3;
    else input.size = Math.max(4, blank.textContent.length);
    if (NUMBER.test(name)) input.inputMode = "decimal";
    input.classList.toggle("wide", blank.textContent.length >= WIDE);
    input.classList.toggle("date", DATE.test(name));
    input.autocomplete = "off";
    input.setAttribute("aria-label", name);
    blank.classList.toggle("long", isLong);
    blank.parentNode.insertBefore(input, blank);
    add(input, blank, name);
  }

  function addTick(item) {
    var text = item.firstChild;
    while (text && text.nodeType === 1) text = text.firstChild;
    if (!text || !/^[☐☑]/.test(text.data)) return;
    var label = make("label", "tick");
    var input = make("input", "fill");
    var mark = make("span", "blank");
    mark.textContent = "☐";
    text.data = text.data.slice(1);
    input.type = "checkbox";
    input.autocomplete = "off";
    text.parentNode.insertBefore(label, text);
    label.appendChild(input);
    label.appendChild(mark);
    label.appendChild(text);
    var name = text.data.trim() || item.textContent.replace(/^[\s☐]+/, "");
    if (!text.data.trim()) input.setAttribute("aria-label", name);
    add(input, mark, name);
  }

  function rowsOf(table) {
    return table.tBodies.length ? Array.prototype.slice.call(table.tBodies[0].rows) : [];
  }

  // On a phone every row of a table is a card whose cells say what they are.  The inputs can be
  // reached, so the region around them need not be a stop for the keyboard.
  function addCards(table) {
    var heads = table.tHead.rows[0].cells;
    table.parentNode.classList.add("cards");
    table.parentNode.removeAttribute("tabindex");
    rowsOf(table).forEach(function (row) {
      Array.prototype.forEach.call(row.cells, function (cell, column) {
        if (heads[column]) cell.setAttribute("data-label", heads[column].textContent);
      });
    });
  }

  function value(field) {
    if (field.input.type === "checkbox") return field.input.checked ? "☑" : "";
    return field.input.value;
  }

  function fill(field, given) {
    if (field.input.type === "checkbox") field.input.checked = given === "☑";
    else field.input.value = given;
  }

  // What is printed and copied stands beside each input and follows it.
  function show(isEmpty) {
    fields.forEach(function (field) {
      var given = isEmpty ? "" : value(field);
      field.shown.textContent = given || field.empty;
      field.shown.classList.toggle("given", given !== "");
    });
  }

  // A row as `head：value；head：value`, which reads in a chat; nothing of a row left empty.
  function rowText(row, heads) {
    var cells = Array.prototype.slice.call(row.cells);
    var isEmpty = row.querySelector(".shown") && !row.querySelector(".given");
    return isEmpty ? "" : cells.map(function (cell, column) {
      return (heads[column] ? heads[column].textContent + "：" : "") + cell.textContent.trim();
    }).join("；");
  }

  function blockText(block) {
    if (block.tagName === "TABLE") {
      var heads = block.tHead.rows[0].cells;
      return rowsOf(block).map(function (row) { return rowText(row, heads); }).filter(Boolean).join("\n");
    }
    var list = block.parentNode;
    var number = list.tagName === "OL" ? Array.prototype.indexOf.call(list.children, block) + 1 + ". " : "";
    return number + block.textContent.trim();
  }

  function text() {
    show(false);
    return sheets.map(function (sheet) {
      var blocks = Array.prototype.filter.call(sheet.querySelectorAll("p, li, table, h3, h4"), function (block) {
        return !block.parentNode.closest("li, table");
      });
      return blocks.map(blockText).filter(Boolean).join("\n");
    }).join("\n\n");
  }

  function say(name) {
    tools.querySelector("[role=status]").textContent = name ? tools.getAttribute("data-" + name) : "";
  }

  // The old way of copying is the one that works from file:// and in every browser on old phones.
  function copy() {
    var area = tools.querySelector("textarea");
    area.value = text();
    area.hidden = false;
    area.focus();
    area.select();
    var isDone = false;
    try { isDone = document.execCommand("copy"); } catch (error) { isDone = false; }
    area.hidden = isDone;
    if (isDone) tools.querySelector("[data-do=copy]").focus();
    say(isDone ? "copied" : "by-hand");
  }

  function print(isEmpty) {
    show(isEmpty);
    page.classList.add("sheet-only");
    window.print();
  }

  // Some browsers refuse to keep anything; then the form still works.
  var store = {
    key: "gongyou:" + tools.getAttribute("data-form"),
    read: function () {
      try { return JSON.parse(window.localStorage.getItem(store.key)); } catch (error) { return null; }
    },
    write: function (values) {
      try { window.localStorage.setItem(store.key, JSON.stringify(values)); } catch (error) { return false; }
      return true;
    },
    remove: function () {
      try { window.localStorage.removeItem(store.key); } catch (error) { /* Nothing was kept. */ }
    }
  };

  function offerToForget() {
    tools.querySelector("[data-do=forget]").hidden = !store.read();
  }

  function save() {
    var values = {};
    fields.forEach(function (field) { if (value(field)) values[field.key] = value(field); });
    say(store.write(values) ? "saved" : "refused");
    offerToForget();
  }

  function restore() {
    var values = store.read();
    if (!values || typeof values !== "object") return;
    fields.forEach(function (field) { if (typeof values[field.key] === "string") fill(field, values[field.key]); });
    say("restored");
  }

  function clear() {
    if (!window.confirm(tools.getAttribute("data-sure"))) return;
    fields.forEach(function (field) { fill(field, ""); });
    show(false);
    say("cleared");
    fields[0].input.focus();
  }

  function forget() {
    store.remove();
    say("forgotten");
    offerToForget();
    tools.querySelector("[data-do=save]").focus();
  }

  sheets.forEach(function (sheet) {
    Array.prototype.forEach.call(sheet.querySelectorAll(".blank"), addText);
    Array.prototype.forEach.call(sheet.querySelectorAll(".task-list-item"), addTick);
    Array.prototype.forEach.call(sheet.querySelectorAll("table"), addCards);
  });
  if (!fields.length) return;

  var actions = {
    copy: copy,
    print: function () { print(false); },
    "print-empty": function () { print(true); },
    clear: clear,
    save: save,
    forget: forget
  };
  tools.addEventListener("click", function (event) {
    var action = actions[event.target.getAttribute("data-do")];
    if (action) action();
  });
  document.addEventListener("input", function () { show(false); say(""); });
  window.addEventListener("afterprint", function () {
    page.classList.remove("sheet-only");
    show(false);
  });

  restore();
  show(false);
  offerToForget();
  sheets[0].parentNode.insertBefore(document.getElementById("form-hint"), sheets[0]);
  sheets[sheets.length - 1].parentNode.insertBefore(tools, sheets[sheets.length - 1].nextSibling);
  document.getElementById("form-hint").hidden = false;
  tools.hidden = false;
})();
