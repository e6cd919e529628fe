using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bridge.AppHost;

/// <summary>A handful of customers who order, apply and ask for a person, each by the way that a phone goes: webhook, bot, ERP and back.</summary>
internal sealed class DemoSeed(HttpClient sandbox)
{
    /// <summary>Longer than an ERP may take to answer; only a failure takes this long.</summary>
    const int PatienceSeconds = 60;

    sealed record Step(string What, string Words = "");

    static readonly Step First = Say("hi");

    static readonly IReadOnlyList<(string Name, string Ends, IReadOnlyList<Step> Steps)> Customers =
    [
        ("Chloe Adams", "Your order number is", Order("Drinkware", "Classic Mug 330 ml", "12 Garden Street, Leeds")),
        ("Ben Carter", "Your order number is", Order("Drinkware", "Classic Mug 330 ml", "7 Harbour Road, Bristol")),
        ("Emma Hughes", "Its reference is", Application("Emma Hughes", "emma.hughes@example.com")),
        ("Oliver Grant", "", [First, Say("agent")]),
    ];

    /// <summary>Who got how far; null: all of them to the end.</summary>
    public async Task<string?> RunAsync(CancellationToken ct)
    {
        var stuck = await Task.WhenAll(Customers.Select(customer => WalkAsync(customer.Name, customer.Ends, customer.Steps, ct)));
        return string.Join(" ", stuck.OfType<string>()) is { Length: > 0 } said ? said : null;
    }

    static Step Say(string words) => new("text", words);

    static Step Tap(string title) => new("tap", title);

    static IReadOnlyList<Step> Order(string category, string product, string address) =>
        [First, Tap("Order products"), Tap(category), Tap(product), Tap(""), Say(address), Tap("Confirm")];

    static IReadOnlyList<Step> Application(string name, string email) =>
        [First, Tap("Jobs"), Tap("Laser Engraver"), Tap("Apply"), Tap(name), Say(email), new Step("media"), Tap("Send")];

    async Task<string?> WalkAsync(string name, string ends, IReadOnlyList<Step> steps, CancellationToken ct)
    {
        // British numbers that Ofcom keeps for stories: they are spoken to in English.
        var phone = "4477009" + RandomNumberGenerator.GetInt32(10_000, 100_000).ToString(CultureInfo.InvariantCulture);
        using var made = await sandbox.PostAsJsonAsync("/sandbox/customers", new { name, phone }, ct);
        var id = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetString();
        var (seen, said) = (0L, default(JsonElement));
        foreach (var step in steps)
        {
            using var sent = await SendAsync($"/sandbox/customers/{id}/", step, said, ct);
            if (!sent.IsSuccessStatusCode)
            {
                return $"{name} is not offered \"{step.Words}\".";
            }

            var list = await sandbox.GetFromJsonAsync<JsonElement>($"/sandbox/customers/{id}/messages?after={seen}&wait={PatienceSeconds}", ct);
            var answers = list.GetProperty("items").EnumerateArray().Where(message => message.GetProperty("from").GetString() == "business").ToList();
            if (answers.Count == 0)
            {
                return $"{name} got no answer.";
            }

            said = answers[^1];
            seen = said.GetProperty("sequence").GetInt64();
        }

        return said.ToString().Contains(ends, StringComparison.Ordinal) ? null : $"{name} did not come to the end.";
    }

    async Task<HttpResponseMessage> SendAsync(string address, Step step, JsonElement said, CancellationToken ct)
    {
        if (step.What != "media")
        {
            // Without words it is the first of what is offered.
            var title = step.Words.Length > 0 ? step.Words : said.GetProperty("options")[0].GetProperty("title").GetString();
            return await sandbox.PostAsJsonAsync(address + step.What, step.What == "tap" ? (object)new { title } : new { text = step.Words }, ct);
        }

        using var cv = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4 what she has done")) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
        using var form = new MultipartFormDataContent { { cv, "file", "cv.pdf" }, { new StringContent("document"), "kind" } };
        return await sandbox.PostAsync(address + step.What, form, ct);
    }
}
