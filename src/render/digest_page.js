(function () {
  var articles = [].slice.call(document.querySelectorAll("article"));
  if (articles.length < 8) return;
  var texts = articles.map(function (article) { return article.textContent.toLowerCase(); });
  var input = document.createElement("input");
  input.type = "search";
  input.className = "filter";
  input.placeholder = "Filter these " + articles.length + " papers";
  input.setAttribute("aria-label", input.placeholder);
  var status = document.createElement("p");
  status.setAttribute("role", "status");
  document.querySelector("main").before(input, status);
  var bars = [].slice.call(document.querySelectorAll("nav .bar"));
  var widths = bars.map(function (bar) { return parseFloat(bar.style.width); });

  /* A section shows the papers in it that are left; its count and its row in the map say so. */
  function update(section) {
    var left = section.querySelectorAll("article:not([hidden])").length;
    section.hidden = !left;
    var heading = section.querySelector("h2");
    if (!heading) return;
    var row = document.querySelector('nav a[href="#' + heading.id + '"]');
    if (!row) return;
    row.parentNode.hidden = !left;
    var all = section.querySelectorAll("article").length;
    [heading, row].forEach(function (place) {
      var count = place.querySelector(".count");
      if (count) count.textContent = left;
    });
    var at = bars.indexOf(row.querySelector(".bar"));
    if (at >= 0) bars[at].style.width = widths[at] * left / all + "%";
  }

  input.addEventListener("input", function () {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    articles.forEach(function (article, i) {
      var fits = words.every(function (word) { return texts[i].includes(word); });
      article.hidden = !fits;
      if (fits) shown += 1;
    });
    document.querySelectorAll("main section").forEach(update);
    var nav = document.querySelector("nav");
    if (nav) nav.hidden = !nav.querySelector("li:not([hidden])");
    status.textContent = !words.length ? ""
      : shown ? shown + " of " + articles.length + " papers" : "No paper here has all these words.";
  });
})();
