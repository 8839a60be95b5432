/**
 * Pages in the shapes that word processors and converters write. In all of them `t1`, `t2`… stand in the words of the text, `s1`,
 * `s2`… in what is no text of it: each `t` has to be read once, and no `s` at all.
 */

/** Space between the number of a paragraph and its words, as Word draws it. */
const gap = `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span>`;
const filteredItem = (marker: string, words: string, margin: number, place = 'Middle'): string =>
  `<p class=MsoListParagraphCxSp${place} style='margin-left:${margin.toFixed(1)}pt;text-indent:-18.0pt'><span
style='font-family:Symbol'>${marker}${gap}</span>${words}</p>\n\n`;

/** « Page web filtrée » of a French Word, which is in Windows-1252. */
export const WORD_FILTERED = Buffer.from(
  `<html>

<head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15 (filtered)">
<title>Doctrine</title>
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
@page WordSection1 {size:595.3pt 841.9pt;}
-->
</style>
</head>

<body lang=FR link="#0563C1" vlink="#954F72" style='word-wrap:break-word'>

<div class=WordSection1>

<p class=MsoTitle>Doctrine t1</p>

<p class=MsoNormal>&nbsp;</p>

<p class=MsoTocHeading>Sommaire</p>

<p class=MsoToc1><a href="#_Toc101">1<span style='color:windowtext;text-decoration:none'>&nbsp;&nbsp;&nbsp; </span>s2 Principes<span
style='color:windowtext;display:none;text-decoration:none'>. </span><span style='display:none'>1</span></a></p>

<h1 style='margin-left:21.6pt;text-indent:-21.6pt'><a name="_Toc101"></a>1${gap}Principes t2</h1>

<p class=MsoNormal>L\x92\xe9change t3 co\xfbte 3\xa0\x80 et <b style='mso-bidi-font-weight:normal'>suit</b><a
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
class=MsoFootnoteReference><span style='font-size:11.0pt'>[1]</span></span></span></a> la r\xe8gle<o:p></o:p></p>

${filteredItem('\xb7', 'premier t4', 36, 'First')}${filteredItem('o', 'dedans t5', 72)}${filteredItem('\xb7', 'deuxi\xe8me t6', 36)}<p class=MsoListParagraphCxSpLast style='margin-left:36.0pt'>suite du deuxi\xe8me t7</p>

<p class=MsoNormal>Entre t8.</p>

${filteredItem('1.', 'un t9', 36, 'First')}${filteredItem('a)', 'lettre t10', 72)}${filteredItem('b)', 'lettre t11', 72)}${filteredItem('2.', 'deux t12', 36, 'Last')}<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt'>EXI-7${gap}doit t13</p>

<h2 style='margin-left:28.8pt;text-indent:-28.8pt'>1.1${gap}Port\xe9e t14</h2>

<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'>
 <tr>
  <td width=201 colspan=2 valign=top style='width:151.0pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal><b>Nom t15</b></p>
  </td>
  <td width=201 valign=top><p class=MsoNormal><b>Valeur t16</b></p></td>
 </tr>
 <tr>
  <td width=201 valign=top><p class=MsoNormal>a t17</p></td>
  <td width=201 valign=top><p class=MsoNormal>b t18</p></td>
  <td width=201 valign=top><p class=MsoNormal>c t19</p></td>
 </tr>
</table>

<p class=MsoCaption>Tableau 1 : noms t20</p>

<p class=MsoNormal><img width=604 height=300 id="Image 2" src="Doctrine_fichiers/image001.png" alt="un sch\xe9ma t21"></p>

</div>

<div><br clear=all>

<hr align=left size=1 width="33%">

<div id=ftn1>

<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference><span class=MsoFootnoteReference><span style='font-size:10.0pt'>[1]</span></span></span></a> Note t22.</p>

</div>

</div>

</body>

</html>
`,
  'latin1',
);

const fullItem = (marker: string, words: string, level: number): string =>
  `<p class=MsoListParagraph style='margin-left:${String(36 * level)}.0pt;text-indent:-18.0pt;mso-list:l0 level${String(level)} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}${gap}</span></span><![endif]>${words}<o:p></o:p></p>`;

/** « Page web » of Word, whole: conditional comments, followed changes, remarks of a reviewer. */
export const WORD_WHOLE = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
<link rel=File-List href="Doctrine_fichiers/filelist.xml">
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>s1</o:Author></o:DocumentProperties></xml><![endif]-->
</head><body lang=FR style='tab-interval:35.4pt'><div class=WordSection1>
<h1><a name="_Toc1"></a><![if !supportLists]><span style='mso-list:Ignore'>1<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Principes t1<o:p></o:p></h1>
<p class=MsoNormal>On <span class=msoDel><del cite="mailto:A" datetime="2026-01-01T10:00">peut s2</del></span><span class=msoIns><ins cite="mailto:A" datetime="2026-01-01T10:00">doit t2</ins></span> le faire<a style='mso-comment-reference:A_1'></a><span class=MsoCommentReference><span style='mso-special-character:comment'>&nbsp;<a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[s3]</a></span></span>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
${fullItem('·', 'un t3', 1)}
${fullItem('o', 'dedans t4', 2)}
${fullItem('§', 'plus loin t5', 3)}
${fullItem('·', 'deux t6', 1)}
<ul style='margin-top:0cm' type=disc><li class=MsoNormal style='mso-list:l1 level1 lfo2'>vrai t7<o:p></o:p></li><ul style='margin-top:0cm' type=circle><li class=MsoNormal>dessous t8<o:p></o:p></li></ul><li class=MsoNormal>fin t9<o:p></o:p></li></ul>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="x" alt="s4"><v:imagedata src="Doctrine_fichiers/image001.png"/></v:shape><![endif]--><![if !vml]><img width=10 height=10 src="Doctrine_fichiers/image001.png" alt="plan t10" v:shapes="x"><![endif]></p>
<p class=MsoNormal>Appel t11,<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a> et fin<a style='mso-endnote-id:edn1' href="#_edn1" name="_ednref1" title=""><span class=MsoEndnoteReference>[i]</span></a>.</p>
</div><div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Au pied t12.</p><p class=MsoFootnoteText>Sa suite t13.</p></div></div>
<div style='mso-element:endnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:endnote' id=edn1><p class=MsoEndnoteText><a style='mso-endnote-id:edn1' href="#_ednref1" name="_edn1" title=""><span class=MsoEndnoteReference>[i]</span></a> À la fin t14.</p></div></div>
<div style='mso-element:comment-list'><hr class=msocomoff align=left size=1 width="33%"><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><a name="_msocom_1"></a><p class=MsoCommentText><a class=msocomoff href="#_msoanchor_1">[s5]</a> Remarque s6</p></div></div></div>
</body></html>`;

/** « Page web » of Google Docs: weight and slant by classes, lists apart whose class says how deep they are, links by way of its own site. */
export const GOOGLE_DOCS = `<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">@import url(https://themes.googleusercontent.com/fonts/css?kit=x);.lst-kix_abc-0>li:before{content:"\\0025cf  "}ol{margin:0}.c0{color:#000;font-weight:400}.c1{font-weight:700}.c2{font-style:italic}.c3{padding-top:0pt}.c9{color:inherit;text-decoration:inherit}</style></head><body class="c20 doc-content"><p class="c3 title" id="h.z0"><span class="c1">Doctrine t1</span></p>
<p class="c3"><span class="c0"><a class="c9" href="#h.a1">s1 Principes</a></span><span class="c0">&nbsp;&nbsp;</span><span class="c0"><a class="c9" href="#h.a1">1</a></span></p><p class="c3"><span class="c0"><a class="c9" href="#h.a2">s2 Portée</a></span><span class="c0">&nbsp;</span><span><a class="c9" href="#h.a2">2</a></span></p>
<h1 class="c3" id="h.a1"><span class="c1">1. Principes t2</span></h1><p class="c3"><span class="c0">Le texte </span><span class="c1">gras t3</span><span class="c0"> et </span><span class="c2">penché t4</span><span class="c0">, </span><span class="c9"><a class="c9" href="https://www.google.com/url?q=https://exemple.fr/a?b%3D1&amp;sa=D&amp;source=editors&amp;ust=1">un lien t5.</a></span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p class="c3 c4"><span class="c0"></span></p>
<ul class="c5 lst-kix_abc-0 start"><li class="c6 li-bullet-0"><span class="c0">un t6</span></li></ul><ul class="c5 lst-kix_abc-1 start"><li class="c6"><span class="c0">dedans t7</span></li><li class="c6"><span class="c0">dedans t8</span></li></ul><ul class="c5 lst-kix_abc-0"><li class="c6"><span class="c0">deux t9</span></li></ul>
<h2 class="c3" id="h.a2"><span>Portée t10</span></h2><ol class="c5 lst-kix_def-0 start" start="1"><li class="c6"><span>a t11</span></li></ol><p class="c3"><span>entre t12</span></p><ol class="c5 lst-kix_def-0" start="2"><li class="c6"><span>b t13</span></li></ol>
<table class="c7"><tbody><tr class="c8"><td class="c8" colspan="1" rowspan="1"><p class="c3"><span class="c1">Nom t14</span></p></td><td class="c8" colspan="1" rowspan="1"><p class="c3"><span class="c1">Valeur t15</span></p></td></tr><tr class="c8"><td class="c8" colspan="1" rowspan="1"><p class="c3"><span>a t16</span></p></td><td colspan="1" rowspan="1"><p class="c3"><span>b t17</span></p></td></tr></tbody></table>
<p class="c3"><span style="overflow: hidden; display: inline-block"><img alt="plan t18" src="images/image1.png" style="width: 10px" title=""></span></p><hr style="page-break-before:always;display:none;">
<hr class="c10"><div><p class="c3"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c0">&nbsp;Note t19.</span></p></div><div class="c11"><p class="c3"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span class="c0">Remarque s3</span></p></div></body></html>`;

/** What LibreOffice Writer saves as HTML: paragraphs in items and cells, no ends of items, names in empty links, notes by `sdfootnote`. */
export const LIBREOFFICE = `<!DOCTYPE html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title>Doctrine</title><meta name="generator" content="LibreOffice 24.2 (Linux)"/><style type="text/css">p { background: transparent }</style></head>
<body lang="fr-FR" dir="ltr"><h1 class="western">1 Principes t1</h1>
<div id="Table des matières1" dir="ltr"><div id="Table des matières1_Head" dir="ltr"><p>Table des matières</p></div><p><a href="#__RefHeading___1">s2 1 Principes	1</a></p><p><a href="#__RefHeading___2">s3 1.1 Portée	2</a></p></div>
<p>Un texte t2 avec <b>du gras t3,</b><sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup>, puis <a href="#__RefHeading___2">la portée t4</a>.</p>
<ul>
	<li><p style="margin-bottom: 0cm">un t5</p>
	<ul>
		<li><p style="margin-bottom: 0cm">dedans t6</p>
	</ul>
	<li><p>deux t7</p>
</ul>
<h2 class="western"><a name="__RefHeading___2"></a>1.1 Portée t8</h2>
<p align="center">Tableau 1 t9</p>
<table width="160" cellpadding="2" cellspacing="1"><col width="33"/><col width="34"/><thead><tr><th colspan="2"><p>Nom t10</p></th></tr></thead><tbody><tr><td><p>a t11</p></td><td><p>b t12</p><p>encore t13</p></td></tr></tbody></table>
<p><font color="#c9211e"><span style="font-weight: normal">Un mot t14</span></font><br/>
</p>
<p style="margin-bottom: 0cm"><br/>
</p>
<p><img src="doctrine_html_1.png" name="Image1" alt="plan t15" align="bottom" width="2" height="2" border="0"/></p>
<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Note t16.</p></div>
</body></html>`;

/** A page by itself of pandoc: its own contents, notes with their way back, figures, boxes to tick, numbers of sections in marks. */
export const PANDOC = `<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="fr" xml:lang="fr"><head><meta charset="utf-8" /><meta name="generator" content="pandoc" /><title>Doctrine t1</title><style>code{white-space: pre-wrap;}</style></head><body>
<header id="title-block-header"><h1 class="title">Doctrine t1</h1><p class="author">Un groupe t2</p></header>
<nav id="TOC" role="doc-toc"><h2 id="toc-title">Sommaire</h2><ul><li><a href="#principes" id="toc-principes">s2 Principes</a></li></ul></nav>
<h1 data-number="1" id="principes"><span class="header-section-number">1</span> Principes t3</h1>
<p>Texte t4,<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> et encore<a href="#fn1" class="footnote-ref" id="fnref1-2" role="doc-noteref"><sup>1</sup></a>.</p>
<ul class="task-list"><li><label><input type="checkbox" checked="" />fait t5</label></li><li><label><input type="checkbox" />à faire t6</label></li></ul>
<figure><img src="plan.png" alt="plan" /><figcaption aria-hidden="true">Le plan t7</figcaption></figure>
<div class="sourceCode" id="cb1"><pre class="sourceCode json"><code class="sourceCode json"><span id="cb1-1"><a href="#cb1-1" aria-hidden="true" tabindex="-1"></a><span class="fu">{</span> <span class="dt">"t8"</span> <span class="fu">}</span></span></code></pre></div>
<table><caption>Noms t9</caption><colgroup><col style="width: 50%" /><col style="width: 50%" /></colgroup><thead><tr class="header"><th>Nom t10</th><th>Valeur t11</th></tr></thead><tbody><tr class="odd"><td>a t12</td><td>b t13</td></tr></tbody></table>
<dl><dt>CDA t14</dt><dd><p>Un format t15.</p></dd></dl>
<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol><li id="fn1"><p>Note t16.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>
</body></html>`;
