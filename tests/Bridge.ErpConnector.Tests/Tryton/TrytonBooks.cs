using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bridge.ErpConnector.Tests.Tryton;

/// <summary>
/// As much of Tryton's JSON-RPC as the adapter speaks, as trytond 6.0 was seen to answer: sessions, conditions, workflow buttons, errors with status 200. The
/// real one is asked by <c>./bridge test --erp tryton</c>.
/// </summary>
internal sealed class TrytonBooks
{
    private const string Password = TrytonAdapterHost.TrytonPassword;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<JsonObject>> _records = [];
    private string _session = "";

    public TrytonBooks()
    {
        Add("company.company", new { currency_code = "USD" });
        Add("country.country", new { code = "GB" });
        Add("product.category", new { name = "Drinkware" });
        foreach (var (name, price) in new[] { ("Mug", 8.5m), ("Bottle", 18m), ("Bag", 9.5m), ("Frame", 12m), ("Clock", 24m), ("Shirt", 14m) })
        {
            Add("product.product", new { name, code = name.ToUpperInvariant(), description = (string?)null, active = true, salable = true, categories = new[] { 1 }, list_price = Amount(price), sale_price_uom = Amount(price) });
        }
    }

    public int SignIns { get; private set; }

    /// <summary>Methods that were called, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The next call of this method goes wrong: <c>refuse</c>, <c>fail</c>, <c>lose</c> (done, but its answer is cut off), <c>503</c>.</summary>
    public (string Method, string Fault)? Next { get; set; }

    public IReadOnlyList<JsonObject> Of(string model) => _records.GetValueOrDefault(model) ?? [];

    public void Expire() => _session = "";

    public void SetPrice(int product, decimal price) => Find("product.product", product)["sale_price_uom"] = Amount(price);

    public async Task AnswerAsync(HttpContext context)
    {
        var call = (await JsonNode.ParseAsync(context.Request.Body))!;
        var (method, parameters) = ((string)call["method"]!, call["params"]!.AsArray());
        string? fault = null;
        object? answer;
        lock (_gate)
        {
            Calls.Add(method);
            if (Next is { } next && method == next.Method)
            {
                (fault, Next) = (next.Fault, null);
            }

            answer = method == "common.db.login" ? SignIn(parameters)
                : context.Request.Headers.Authorization.ToString() != $"Session {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"bridge:2:{_session}"))}" ? null
                : fault is "refuse" or "fail" or "503" ? new { }
                : Answer(method, parameters);
        }

        switch (fault)
        {
            case "lose":
                context.Abort();
                return;
            case "refuse":
                await context.Response.WriteAsJsonAsync(new { id = 0, error = new object?[] { "UserError", new object?[] { "The period is closed.", "", null } } });
                return;
            case "fail":
                await context.Response.WriteAsJsonAsync(new { id = 0, error = new[] { "duplicate key value", "Traceback" } });
                return;
            case "503":
                context.Response.StatusCode = 503;
                return;
        }

        if (answer is null)
        {
            context.Response.StatusCode = 401;
            return;
        }

        await context.Response.WriteAsJsonAsync(new { id = 0, result = answer });
    }

    private object[]? SignIn(JsonArray parameters)
    {
        if ((string?)parameters[1]!["password"] != Password)
        {
            return null;
        }

        _session = $"session-{++SignIns}";
        return new object[] { 2, _session };
    }

    private object Answer(string method, JsonArray parameters)
    {
        var (model, verb) = (string.Join('.', method.Split('.')[1..^1]), method.Split('.')[^1]);
        switch (verb)
        {
            case "get_preferences":
                return new { company = 1, language = "en" };
            case "search_read":
                return Search(model, parameters);
            case "create":
                return new[] { Create(model, parameters[0]![0]!.AsObject()) };
            case "write":
                foreach (var (field, value) in parameters[1]!.AsObject())
                {
                    Find(model, (int)parameters[0]![0]!)[field] = value?.DeepClone();
                }

                return new { };
            case "on_change":
                return new[] { new { unit = 1, unit_price = Find("product.product", (int)parameters[0]!["product"]!)["sale_price_uom"], taxes = new[] { 5 } } };
            default:
                return Press(Find(model, (int)parameters[0]![0]!), verb);
        }
    }

    private IEnumerable<JsonObject> Search(string model, JsonArray parameters)
    {
        var conditions = parameters[0]!.AsArray().Select(c => (Field: (string)c![0]!, Is: (string)c[1]!, Value: c[2])).ToList();
        var found = Of(model).Where(record => conditions.All(c => c.Is == "in"
            ? c.Value!.AsArray().Any(v => JsonNode.DeepEquals(v, record[c.Field]))
            : JsonNode.DeepEquals(c.Value, record[c.Field])));
        return found.Skip((int)parameters[1]!).Take((int?)parameters[2] ?? int.MaxValue).Select(r => r.DeepClone().AsObject());
    }

    private int Create(string model, JsonObject values)
    {
        var record = Add(model, values);
        if (model == "party.party")
        {
            var mechanism = values["contact_mechanisms"]![0]![1]![0]!.AsObject();
            Add("party.contact_mechanism", new { party = (int)record["id"]!, type = mechanism["type"], value_compact = mechanism["value"] });
            Add("party.address", new { party = (int)record["id"]! });
        }
        else if (model == "sale.sale")
        {
            var lines = values["lines"]![0]![1]!.AsArray();
            record["state"] = "draft";
            record["number"] = null;
            record["total_amount"] = Amount(lines.Sum(l => (int)l!["quantity"]! * decimal.Parse((string)l["unit_price"]!["decimal"]!, System.Globalization.CultureInfo.InvariantCulture)));
            record["currency."] = new JsonObject { ["code"] = "USD" };
        }

        return (int)record["id"]!;
    }

    private object Press(JsonObject sale, string button)
    {
        (sale["state"], sale["number"]) = (button, (string)sale["state"]!) switch
        {
            ("quote", "draft") => ("quotation", (string?)sale["number"] ?? $"S-{sale["id"]}"),
            ("draft", "quotation") => ("draft", (string?)sale["number"]),
            ("confirm", "quotation") => ("processing", (string?)sale["number"]),
            var (pressed, state) => throw new InvalidOperationException($"{pressed} in state {state}"),
        };
        return new { };
    }

    private JsonObject Find(string model, int id) => Of(model).First(r => (int)r["id"]! == id);

    private JsonObject Add(string model, object values)
    {
        var record = JsonSerializer.SerializeToNode(values)!.AsObject();
        var list = _records.TryGetValue(model, out var known) ? known : _records[model] = [];
        record["id"] = list.Count + 1;
        if (model == "company.company")
        {
            record["currency."] = new JsonObject { ["id"] = 1, ["code"] = "USD" };
        }

        list.Add(record);
        return record;
    }

    private static JsonObject Amount(decimal amount) => new() { ["__class__"] = "Decimal", ["decimal"] = amount.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
