using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ReferenceErp.Books;

namespace ReferenceErp.Admin;

/// <summary>One page, newest first. Everything that came over the wire is encoded.</summary>
internal static class Page
{
    private const string Style = """
        :root{color-scheme:light dark;--line:#d9dee6;--soft:#64748b;--card:#fff;--ground:#f4f6f9;--accent:#0f766e}
        @media(prefers-color-scheme:dark){:root{--line:#2b3646;--soft:#93a3b8;--card:#151d29;--ground:#0d131c;--accent:#2dd4bf}}
        body{margin:0;background:var(--ground);font:15px/1.5 system-ui,sans-serif}
        header{padding:20px 28px;background:var(--card);border-bottom:1px solid var(--line);display:flex;gap:24px;align-items:baseline;flex-wrap:wrap}
        h1{font-size:18px;margin:0}h2{font-size:16px;margin:28px 0 10px}nav a{color:var(--accent);margin-inline-end:14px;text-decoration:none}
        main{max-width:1080px;margin:0 auto;padding:4px 20px 60px}
        article{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 18px;margin-bottom:12px}
        article>div:first-child{display:flex;justify-content:space-between;gap:12px;flex-wrap:wrap}
        table{width:100%;border-collapse:collapse;background:var(--card);margin:8px 0}th,td{text-align:start;padding:6px 8px;border-bottom:1px solid var(--line);vertical-align:top}
        th{color:var(--soft);font-weight:500;font-size:13px}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}
        .soft{color:var(--soft);font-size:13px}.status{background:var(--accent);color:var(--card);border-radius:99px;padding:1px 10px;font-size:13px}
        button{font:inherit;font-size:13px;border:1px solid var(--line);background:transparent;color:inherit;border-radius:6px;padding:2px 10px;cursor:pointer}
        form{display:flex;gap:6px;flex-wrap:wrap;margin-top:8px}
        """;

    public static string Of(Ledger ledger)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Reference ERP</title><style>{Style}</style></head><body>
            <header><h1>Reference ERP</h1><nav><a href="#orders">Orders</a><a href="#customers">Customers</a><a href="#applicants">Applicants</a>
            <a href="/products?limit=200">Products</a><a href="/jobs">Jobs</a></nav></header><main>
            """);
        Section(html, "orders", "Orders", ledger.Orders.Reverse(), o => Order(o, ledger));
        html.Append("<h2 id=\"customers\">Customers</h2>");
        Table(html, ["Id", "Name", "Phone", "Since"], ledger.Customers.Reverse().Select(c => new[] { c.Id, c.Name, c.Phone, When(c.At) }));
        Section(html, "applicants", "Applicants", ledger.Applicants.Reverse(), Applicant);
        return html.Append("</main></body></html>").ToString();
    }

    private static void Section<T>(StringBuilder html, string id, string title, IEnumerable<T> items, Func<T, string> draw)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{id}\">{title}</h2>");
        var any = false;
        foreach (var item in items)
        {
            any = true;
            html.Append("<article>").Append(draw(item)).Append("</article>");
        }
        if (!any) { html.Append("<p class=\"soft\">None yet.</p>"); }
    }

    private static string Order(Order order, Ledger ledger)
    {
        var customer = ledger.Customer(order.CustomerId);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <div><span><strong>{E(order.Number)}</strong> <span class="soft">{E(order.Id)} · Bridge {E(order.ClientReference ?? "—")} · {When(order.At)}</span></span>
            <span class="status">{E(order.Status)}</span></div>
            <div>{E(customer.Name)} <span class="soft">{E(customer.Phone)}</span></div>
            <table><tr><th>Product</th><th class="n">Qty</th><th class="n">Price</th><th class="n">Total</th></tr>
            """);
        foreach (var line in order.Lines)
        {
            var more = string.Join(" · ", line.Attachments.Prepend(line.Note).Where(t => !string.IsNullOrEmpty(t)));
            html.Append(CultureInfo.InvariantCulture, $"""
                <tr><td>{E(line.Name)}<div class="soft">{E(more)}</div></td><td class="n">{line.Qty}</td>
                <td class="n">{line.UnitPrice:0.00}</td><td class="n">{line.LineTotal:0.00}</td></tr>
                """);
        }
        html.Append(CultureInfo.InvariantCulture, $"""
            <tr><td colspan="3">Charge</td><td class="n">{order.Charge:0.00}</td></tr>
            <tr><td colspan="3"><strong>Total {E(order.Currency)}</strong></td><td class="n"><strong>{order.Total:0.00}</strong></td></tr></table>
            <div class="soft">Address: {E(Words(order.Address))}<br>Payment: {E(Words(order.Payment))}<br>Note: {E(order.Note ?? "—")}</div>
            <form method="post" action="/admin/orders/{E(order.Id)}/status">
            """);
        foreach (var status in OrderStatus.All.Where(s => s != order.Status))
        {
            html.Append(CultureInfo.InvariantCulture, $"<button name=\"status\" value=\"{E(status)}\">{E(status)}</button>");
        }
        return html.Append("</form>").ToString();
    }

    private static string Applicant(Applicant applicant)
    {
        var resume = (applicant.ResumeFilename, applicant.ResumeUrl, applicant.ResumeInlineBytes) switch
        {
            (var name, { } url, _) when Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" =>
                $"<a rel=\"noreferrer\" href=\"{E(url)}\">{E(name ?? "CV")}</a>",
            (var name, _, { } bytes) => $"{E(name ?? "CV")} ({bytes:N0} bytes, came inline)",
            var (name, _, _) => E(name ?? "none"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"""
            <div><span><strong>{E(applicant.Name)}</strong> for {E(applicant.Role)} <span class="soft">{E(applicant.JobId ?? "")} · {E(applicant.Id)} · {When(applicant.At)}</span></span>
            <span class="status">{E(applicant.Status)}</span></div>
            <div class="soft">{E(applicant.Phone)} · {E(applicant.Email ?? "no e-mail")} · CV: {resume}<br>Answers: {E(Words(applicant.Answers))}</div>
            """);
    }

    private static void Table(StringBuilder html, IReadOnlyList<string> head, IEnumerable<string[]> rows)
    {
        html.Append("<table><tr>").AppendJoin("", head.Select(h => $"<th>{h}</th>")).Append("</tr>");
        foreach (var row in rows) { html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{E(cell)}</td>")).Append("</tr>"); }
        html.Append("</table>");
    }

    /// <summary>"address_line1: Thamel 12, country: NP".</summary>
    private static string Words(JsonElement? json) => json switch
    {
        null => "—",
        { ValueKind: JsonValueKind.Object } o => string.Join(", ", o.EnumerateObject().Select(p => $"{p.Name}: {Words(p.Value)}")),
        { ValueKind: JsonValueKind.Array } list => string.Join("; ", list.EnumerateArray().Select(i => Words(i))),
        { } value => value.ToString(),
    };

    private static string When(DateTimeOffset at) => at.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
