// SPDX-FileCopyrightText: 2026 The Etch authors
// SPDX-License-Identifier: BSL-1.0
// How the pages of reports look.
#pragma once

#include <string_view>

#include <etch/core/config.hpp>

namespace etch::inline ETCH_TARGET::detail {

inline constexpr std::string_view page_style =
    "*{box-sizing:border-box}"
    "body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,"
    "'DejaVu Sans',sans-serif;-webkit-text-size-adjust:100%}"
    "main{max-width:66rem;margin:0 auto;padding:3rem 1.5rem 4rem}"
    "h1{font-size:1.75rem;line-height:1.2;font-weight:650;letter-spacing:-.015em;margin:0}"
    "header p{color:var(--muted);margin:.35rem 0 0}"
    "h2{font-size:1.05rem;font-weight:650;margin:0 0 1rem;padding-bottom:.4rem;border-bottom:1px solid var(--grid)}"
    "section{margin-top:2.75rem}"
    ".note{color:var(--muted);font-size:.85rem;margin:-.4rem 0 .8rem}"
    "dl{margin:0}dd{margin:0}dt{color:var(--muted)}"
    ".headlines{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.75rem}"
    ".headlines div{flex:1 1 8.5rem;background:var(--card);border-radius:.5rem;padding:.8rem 1rem}"
    ".headlines dt{font-size:.8rem}"
    ".headlines dd{font-size:1.35rem;font-weight:600;letter-spacing:-.01em;font-variant-numeric:tabular-nums}"
    ".charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:2rem 2.5rem}"
    ".charts .etch-chart{max-width:34rem}"
    ".pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 2.5rem}"
    ".confusion .etch-chart{max-width:30rem}"
    ".scroll{overflow-x:auto}"
    "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.9rem}"
    "th,td{padding:.35rem .75rem .35rem 0;text-align:left;white-space:nowrap}"
    "th:last-child,td:last-child{padding-right:0}"
    "th{font-weight:500;color:var(--muted);border-bottom:1px solid var(--axis)}"
    "tbody td{border-bottom:1px solid var(--grid)}tfoot td{font-weight:600}"
    ".number{text-align:right}"
    ".pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.5rem,1fr));gap:1rem .75rem}"
    ".weights .pictures{grid-template-columns:repeat(auto-fill,minmax(4rem,1fr));gap:.5rem}"
    "figure{margin:0;text-align:center}"
    "figure img{display:block;width:100%;background:var(--card);border-radius:.3rem;padding:6%}"
    "figure img.ink{background:#f6f7f9}"
    "figcaption{font-size:.75rem;line-height:1.3;color:var(--muted);margin-top:.35rem;font-variant-numeric:tabular-"
    "nums}"
    ".wrong figcaption{color:var(--bad)}"
    "pre{margin:0;overflow-x:auto;background:var(--card);border-radius:.5rem;padding:1rem 1.1rem;"
    "font:12.5px/1.45 ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}"
    ".settings{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));gap:0 "
    "2.5rem;font-size:.9rem}"
    ".settings div{display:flex;justify-content:space-between;gap:1rem;padding:.35rem 0;border-bottom:1px solid "
    "var(--grid)}"
    ".settings dd{text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}"
    "footer{margin-top:3rem;color:var(--muted);font-size:.8rem}"
    "@media(max-width:40rem){main{padding:1.75rem 1rem 3rem}section{margin-top:2.1rem}h1{font-size:1.45rem}}"
    "@media print{@page{margin:15mm}body{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}"
    "main{max-width:none;padding:0}section{margin-top:1.6rem}h2{break-after:avoid}"
    ".charts,.pair{grid-template-columns:1fr 1fr;gap:1rem 1.5rem}.etch-chart,figure,tr,.headlines "
    "div{break-inside:avoid}"
    ".headlines div{flex-basis:6rem;padding:.5rem .7rem}.headlines "
    "dd{font-size:1.1rem}th,td{padding-top:.15rem;padding-bottom:.15rem}"
    ".pictures{grid-template-columns:repeat(auto-fill,minmax(4.2rem,1fr))}"
    ".weights .pictures{grid-template-columns:repeat(auto-fill,minmax(2.8rem,1fr))}"
    "h2,.note,.headlines{break-after:avoid}.settings,table,pre{break-inside:avoid}pre{white-space:pre-wrap;font-size:"
    "8pt}}";

}  // namespace etch::inline ETCH_TARGET::detail
