/**
 * Pages in the shapes that sites publish, without the programs that they come with. As in the pages of tools, each `t1`, `t2`… is in words
 * that have to be read once, and each `s1`, `s2`… in words that belong to the site.
 */

/** A guide of implementation as the publisher of FHIR makes it: parts by their names only, contents in the text, lists directly in lists. */
export const FHIR_GUIDE = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HTML>
<html xml:lang="fr" xmlns="http://www.w3.org/1999/xhtml" lang="fr"><head><meta content="text/html;charset=utf-8" http-equiv="Content-Type"/><title>Accueil - Guide v1.0</title></head><body>
<style type="text/css">h2{--heading-prefix:"1"}</style>
<div id="segment-header" class="segment"><div class="container"><div id="family-nav"><a href="https://exemple.fr/"><img height="50" alt="s1" src="assets/logo.png"/></a></div><div id="ig-status"><p><span>Guide s2</span><br/>1.0 - ci-build</p></div></div></div>
<div id="segment-navbar" class="segment"><div class="container"><nav class="navbar"><ul class="nav"><li><a href="index.html">Accueil s3</a></li></ul></nav></div></div>
<div id="segment-breadcrumb" class="segment"><div class="container"><ul class="breadcrumb"><li><a href='toc.html'><b>Table of Contents</b></a></li><li><b>Accueil s4</b></li></ul></div></div>
<a name="top"> </a>
<div id="segment-content" class="segment"><div class="container"><div class="row"><div class="inner-wrapper"><div class="col-12">
<h2>Accueil t1</h2>
<div class="markdown-toc"><ul id="markdown-toc"><li><a href="#les-règles" id="markdown-toc-les-règles">s5 Les règles</a></li><li><a href="#glossaire" id="markdown-toc-glossaire">s6 Glossaire</a></li></ul></div>
<div style="width: 65%"><blockquote class="stu-note"><p><b>Attention t2</b></p></blockquote></div>
<p>Texte t3, voir <a href="#les-règles">les règles t4</a>.</p>
<h3 id="les-règles">Les règles t5</h3>
<div><ul><li>un t6</li><ul><li>dedans t7</li><li>dedans t8</li></ul><li>deux t9</li></ul></div>
<h3 id="glossaire">Glossaire t10</h3><table class="grid"><tbody><tr><td><b>CDA t11</b></td><td>format t12</td></tr><tr><td><b>IHE t13</b></td><td>profil t14</td></tr></tbody></table>
</div></div></div></div></div>
<div id="segment-footer" class="segment"><div class="container"><div class="inner-wrapper"><p>IG © s7</p></div></div></div></body></html>`;

/** A page of an administration, in the design system of the State: folded parts by buttons, framed remarks, tables in frames. */
export const STATE_PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Doctrine t1 - exemple.gouv.fr</title></head><body>
<div class="fr-skiplinks"><nav class="fr-container" role="navigation" aria-label="Accès rapide"><ul class="fr-skiplinks__list"><li><a class="fr-link" href="#content">Contenu s1</a></li></ul></nav></div>
<header role="banner" class="fr-header"><p class="fr-logo">République s2</p><p class="fr-header__service-title">exemple s3</p></header>
<dialog id="fr-consent-modal" class="fr-modal"><h1>Cookies s4</h1></dialog><div class="fr-consent-banner"><h2 class="fr-h6">À propos s5</h2><p>Bandeau s6</p></div>
<main role="main" id="content"><div class="fr-container"><nav role="navigation" class="fr-breadcrumb" aria-label="vous êtes ici :"><button class="fr-breadcrumb__button">Voir s7</button><ol><li><a href="/">Accueil s8</a></li></ol></nav>
<p class="fr-text--sm">Publié t2</p><h1>Doctrine t1</h1>
<nav class="fr-summary" role="navigation"><p class="fr-summary__title">Sommaire</p><ol><li><a class="fr-summary__link" href="#portee">s10</a></li></ol></nav>
<p class="fr-text--lead">Chapô t3.</p>
<h2 id="portee">Portée t4</h2>
<div class="fr-callout fr-icon-information-line"><h3 class="fr-callout__title">À savoir t5</h3><p class="fr-callout__text">Remarque t6.</p><button class="fr-btn">Agir s11</button></div>
<p>Texte t7.</p>
<div class="fr-accordions-group"><section class="fr-accordion"><h3 class="fr-accordion__title"><button class="fr-accordion__btn" aria-expanded="false" aria-controls="acc-1">Question t8</button></h3><div class="fr-collapse" id="acc-1"><p>Réponse t9.</p></div></section></div>
<div class="fr-alert fr-alert--info"><h3 class="fr-alert__title">Alerte t10</h3><p>Texte t11</p></div>
<div class="fr-table"><div class="fr-table__wrapper"><div class="fr-table__container"><div class="fr-table__content"><table><caption>Noms t12</caption><thead><tr><th scope="col">Nom t13</th><th scope="col">Valeur t14</th></tr></thead><tbody><tr><td>a t15</td><td>b t16</td></tr></tbody></table></div></div></div></div>
<figure class="fr-quote"><blockquote cite="https://exemple.fr"><p>Citation t17</p></blockquote><figcaption><p class="fr-quote__author">Autrice t18</p></figcaption></figure>
<p><a href="/doc.pdf" target="_blank" title="nouvelle fenêtre">Le document t19 <span class="fr-sr-only">ouvre s12</span></a></p>
<div class="fr-share"><p class="fr-share__title">Partager s13</p><ul><li><a href="https://exemple.org">Réseau s14</a></li></ul></div>
</div></main><footer class="fr-footer" role="contentinfo"><p>Pied s15</p></footer></body></html>`;

/** A page of an encyclopaedia: brackets to change a part, contents, references called several times. */
export const WIKI = `<!DOCTYPE html><html lang="fr"><head><meta charset="UTF-8"><title>Doctrine t1 — Encyclopédie</title></head><body class="mediawiki">
<div id="mw-page-base" class="noprint"></div><div id="content" class="mw-body" role="main"><a id="top"></a><h1 id="firstHeading" class="firstHeading"><span class="mw-page-title-main">Doctrine t1</span></h1><div id="bodyContent"><div id="siteSub" class="noprint">Une page s1</div><div id="contentSub"></div><a class="mw-jump-link" href="#mw-head">Aller à la navigation s2</a>
<div id="mw-content-text" class="mw-body-content"><div class="mw-content-ltr mw-parser-output" lang="fr" dir="ltr"><p>Texte t2,<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1"><span class="cite_crochet">[</span>1<span class="cite_crochet">]</span></a></sup> et suite<sup id="cite_ref-a_1-1" class="reference"><a href="#cite_note-a-1">[1]</a></sup>.</p>
<div id="toc" class="toc" role="navigation"><div class="toctitle"><h2>Sommaire</h2></div><ul><li><a href="#Portée"><span class="tocnumber">1</span> <span class="toctext">s4</span></a></li></ul></div>
<h2><span id="Port.C3.A9e"></span><span class="mw-headline" id="Portée">Portée t3</span><span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/w/index.php?action=edit">modifier s5</a><span class="mw-editsection-bracket">]</span></span></h2>
<p>Autre texte t4.<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[2]</a></sup></p>
<div class="mw-heading mw-heading3"><h3 id="Limites">Limites t5</h3><span class="mw-editsection"><span>[</span><a href="/w/index.php?action=edit">modifier s6</a><span>]</span></span></div><p>Fin t6.</p>
<h2><span class="mw-headline" id="Références">Références</span></h2>
<div class="references-small"><ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">↑ <sup><a href="#cite_ref-a_1-0">a</a></sup> et <sup><a href="#cite_ref-a_1-1">b</a></sup> </span><span class="reference-text">Note t7.</span></li><li id="cite_note-2"><span class="noprint renvois_vers_le_texte"><a href="#cite_ref-2">↑</a></span> <span class="reference-text">Note t8.</span></li></ol></div>
</div></div><div id="catlinks" class="catlinks"><ul><li><a href="/c">Catégorie s8</a></li></ul></div></div></div>
<div id="mw-navigation"><h2>Menu s9</h2></div><footer id="footer" role="contentinfo"><ul><li>Pied s10</li></ul></footer></body></html>`;

/** A page of Sphinx: the sign of a paragraph behind each heading, remarks, notes set apart, names of places on the parts. */
export const SPHINX = `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8" /><title>Doctrine t1 &#8212; Documentation</title></head><body>
<div class="related" role="navigation" aria-label="related navigation"><h3>Navigation s1</h3><ul><li><a href="genindex.html">index s2</a></li></ul></div>
<div class="document"><div class="documentwrapper"><div class="bodywrapper"><div class="body" role="main">
<section id="doctrine"><span id="index-0"></span><h1>Doctrine t1<a class="headerlink" href="#doctrine" title="Lien permanent vers ce titre">¶</a></h1>
<nav class="contents" id="sommaire"><p class="topic-title">Sommaire</p><ul class="simple"><li><a class="reference internal" href="#portee" id="id3">s4 Portée</a></li></ul></nav>
<p>Texte t2 <a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref"><span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a> puis <a class="reference internal" href="#portee"><span class="std std-ref">Portée t3</span></a>.</p>
<div class="admonition warning"><p class="admonition-title">Avertissement t4</p><p>Remarque t5.</p></div>
<section id="portee"><h2>Portée t6<a class="headerlink" href="#portee" title="Lien permanent">¶</a></h2><p>a t7</p>
<dl class="py function"><dt class="sig" id="m.f"><code>m.f</code> t8<a class="headerlink" href="#m.f" title="Lien permanent">¶</a></dt><dd><p>Fait t9.</p></dd></dl>
<div class="highlight-python notranslate"><div class="highlight"><pre><span></span><span class="kn">import</span> <span class="nn">t10</span>
</pre></div></div>
<table class="docutils align-default" id="noms"><caption><span class="caption-text">Noms t11</span><a class="headerlink" href="#noms" title="Lien">¶</a></caption><thead><tr class="row-odd"><th class="head"><p>Nom t12</p></th></tr></thead><tbody><tr class="row-even"><td><p>a t13</p></td></tr></tbody></table></section>
<aside class="footnote-list brackets"><aside class="footnote brackets" id="id2" role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id1">1</a><span class="fn-bracket">]</span></span><p>Note t14.</p></aside></aside>
</section></div></div></div><div class="sphinxsidebar" role="navigation"><h3>Table s5</h3></div></div><div class="footer" role="contentinfo">© s6</div></body></html>`;

/** A page of Docusaurus: its contents twice, signs behind headings, remarks with a drawing, buttons in code. */
export const DOCUSAURUS = `<!doctype html><html lang="fr"><head><meta charset="UTF-8"><title>Doctrine t1 | Site</title><script type="application/ld+json">{"s1": 1}</script></head><body>
<div id="__docusaurus"><div role="region" aria-label="Aller au contenu"><a class="skipToContent_x" href="#__docusaurus_skipToContent_fallback">Aller au contenu s2</a></div><nav class="navbar"><a href="/">Site s3</a></nav>
<div class="main-wrapper"><aside class="theme-doc-sidebar-container"><ul><li><a href="/a">Menu s4</a></li></ul></aside><main class="docMainContainer_x"><div class="container"><div class="row"><div class="col"><article><nav class="theme-doc-breadcrumbs" aria-label="Fil d'Ariane"><ul><li><span>Doctrine s5</span></li></ul></nav><span class="theme-doc-version-badge badge">Version s6</span><div class="tocCollapsible_x theme-doc-toc-mobile"><button type="button">Sur cette page s7</button></div>
<div class="theme-doc-markdown markdown"><header><h1>Doctrine t1</h1></header><p>Texte t2.</p><h2 class="anchor anchorWithStickyNavbar_x" id="portée">Portée t3<a href="#portée" class="hash-link" aria-label="Lien direct vers Portée" title="Lien direct vers Portée">​</a></h2>
<div class="theme-admonition theme-admonition-tip admonition_x alert alert--success"><div class="admonitionHeading_x"><span class="admonitionIcon_x"><svg viewBox="0 0 12 16"><path d="M0 0"></path></svg></span>Astuce t4</div><div class="admonitionContent_x"><p>Remarque t5.</p></div></div>
<div class="language-json codeBlockContainer_x theme-code-block"><div class="codeBlockContent_x"><pre tabindex="0" class="prism-code language-json"><code class="codeBlockLines_x"><span class="token-line"><span class="token plain">{ "t6": 1,</span><br></span><span class="token-line"><span class="token plain">  "t7": 2 }</span><br></span></code></pre><div class="buttonGroup_x"><button type="button" aria-label="Copier">Copier s8</button></div></div></div>
<p><a href="https://exemple.fr" target="_blank" rel="noopener">Un lien t8<svg width="13.5" height="13.5" aria-hidden="true" class="iconExternalLink_x"><use href="#x"></use></svg></a></p></div>
<footer class="theme-doc-footer"><a href="https://exemple.fr/edit" class="theme-edit-this-page">Modifier s9</a></footer></article><nav class="pagination-nav" aria-label="Pages"><a href="/b">Suivant s10</a></nav></div><div class="col col--3"><div class="tableOfContents_x thin-scrollbar theme-doc-toc-desktop"><ul class="table-of-contents"><li><a href="#portée" class="table-of-contents__link">s11</a></li></ul></div></div></div></div></main></div><footer class="footer">Pied s12</footer></div></body></html>`;

/** A page of an ordinary site, by a maker of sites of some years ago: no `main`, everything by names of classes. */
export const OLD_SITE = `<html><head><title>Doctrine t1 | Ministère</title></head><body><div id="page">
<a href="#corps" class="evitement">Aller au contenu s1</a><div id="header"><h1><a href="/">Ministère s2</a></h1><div class="menu"><ul><li><a href="/a">Accueil s3</a></li></ul></div></div>
<div id="fil-ariane">Vous êtes ici : <a href="/">Accueil s4</a></div><div id="sidebar"><h3>Actualités s5</h3><ul><li><a href="/n">Nouvelle s6</a></li></ul></div>
<div id="content"><h1>Doctrine t1</h1><p>Un long texte t2, avec assez de mots pour que la page soit surtout faite de lui, de ses paragraphes et de ses listes, et non des menus qui sont autour.</p>
<font size="3">Du texte sans paragraphe t3<br><br>et sa suite t4</font><p><b>Portée t5</b></p><center><table border="0"><tr><td>cellule t6</td></tr></table></center><ul><li>un t7</ul><p>fin t8<p>fin t9</div>
<div id="footer"><p>Mentions s7</p></div></div></body></html>`;
