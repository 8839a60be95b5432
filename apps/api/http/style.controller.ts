import { Controller, Get, Header } from '@nestjs/common';

/** A measure of text and a table that can be read, in light and dark; the web application brings the design system. */
const STYLE = `
:root { color-scheme: light dark; }
body { overflow-wrap: break-word; font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 45rem; padding: 1rem; }
h1, h2, h3 { hyphens: auto; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid currentColor; padding: .25rem .5rem; text-align: left; vertical-align: top; }
blockquote { border-left: .25rem solid currentColor; margin-left: 0; padding-left: 1rem; }
pre { overflow-x: auto; white-space: pre-wrap; }
.contents { list-style: none; padding-left: 0; }
.contents li { padding: .125rem 0; }
.depth-2 { margin-left: 1.5rem; } .depth-3 { margin-left: 3rem; } .depth-4 { margin-left: 4.5rem; }
.depth-5, .depth-6, .depth-7 { margin-left: 6rem; }
article + article { border-top: 1px solid; }
summary { cursor: pointer; padding: .25rem 0; }
input { display: block; font: inherit; width: 100%; max-width: 30rem; box-sizing: border-box; padding: .5rem; }
button { font: inherit; padding: .5rem 1rem; }
[role=alert] { border-left: .25rem solid #ce0500; padding-left: 1rem; }
`;

@Controller('style.css')
export class StyleController {
  @Get()
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return STYLE;
  }
}
