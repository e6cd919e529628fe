using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Speech;

namespace Bridge.Flow.Engine;

/// <summary>What texts and conditions may name: a closed set of facts, and the variables of the session.</summary>
internal sealed partial class Run
{
    public string? Phone => Context.Customer.Phone ?? Record.Phone;

    /// <summary>Where he telephones is where he most likely lives, and whose way he writes numbers and days in; the company's own country else.</summary>
    public string CallingCountry => Understanding.Phones.Country(Context.Customer) ?? Context.Country;

    /// <summary>As he told us, or as WhatsApp shows him.</summary>
    public string? Name => Record.Name ?? Context.Customer.Name;

    /// <summary>A number that is typed before it is asked for, alone or in an address, need not be asked for any more.</summary>
    public void KeepPhone(string? typed)
    {
        if (Phone is null && typed is not null && Understanding.Phones.Find(typed, CallingCountry) is { } phone)
        {
            Record = Record with { Phone = phone };
            HeardPhone = !typed.Any(char.IsLetter);
        }
    }

    /// <summary>Settles the language while it is not: a script tells, a country only guesses.</summary>
    public void HearLanguage(string? text)
    {
        if (Record.LanguageSettled)
        {
            return;
        }

        var spoken = Context.Languages;
        if (text is not null && Understanding.Languages.OfScript(text, spoken) is { } written)
        {
            Record = Record with { Language = written, LanguageSettled = true };
        }
        else if (Record.Language is null)
        {
            Record = Record with { Language = Understanding.Languages.Guess(text, Understanding.Phones.Country(Context.Customer), spoken) };
        }
    }

    private int spent;

    /// <summary>One more name or condition; false once they are too many for a turn, which then fails at its step.</summary>
    public bool Affords() => ++spent <= Context.Limits.ExpressionCost;

    private bool IsTooCostly => spent > Context.Limits.ExpressionCost;

    public string? Fact(string name) => !Affords() ? null : name switch
    {
        "company" => Context.CompanyName,
        "name" => Name,
        "phone" => Phone,
        "email" => Record.Email,
        "language" => Language,
        "cart" => Record.Cart is { Lines.Count: > 0 } cart ? cart.Lines.Count.ToString(CultureInfo.InvariantCulture) : null,
        "cart_lines" => CartLines(),
        "total" => Record.Cart?.Quote is { } quote ? Amount(quote.Total, quote.Currency) : null,
        "last_address" => Record.LastAddress?.Line1,
        "orders" => Orders(),
        "applications" => Applications(),
        "open" => Context.Open ? "true" : null,
        "opens_at" => Context.OpensAt,
        "today" => Context.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Shown(this[name]),
    };

    private static string? Shown(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value => value.ToJsonString(),
        _ => null,
    };

    /// <summary>"2 × Mug, 50 × Pen": the lines by the names they were quoted under, or as the catalogue names them.</summary>
    private string? CartLines()
    {
        if (Record.Cart is not { Lines.Count: > 0 } cart)
        {
            return null;
        }

        var lines = new List<string>();
        foreach (var line in cart.Lines)
        {
            var name = cart.Quote?.Lines.FirstOrDefault(quoted => quoted.ProductId == line.ProductId)?.Name;
            if (name is null)
            {
                if (!Knows(new GetProduct(line.ProductId), out ProductFound? found))
                {
                    return null;
                }

                name = found.Product is { } product ? In(product.Name) : "?";
            }

            lines.Add($"{line.Quantity.ToString(CultureInfo.InvariantCulture)} × {name}");
        }

        return string.Join(", ", lines);
    }

    private string? Orders() =>
        Knows(new OwnOrders(1), out OrderList? orders) && orders.Orders.Count > 0 ? orders.Orders.Count.ToString(CultureInfo.InvariantCulture) : null;

    private string? Applications() =>
        Knows(new OwnApplications(1), out ApplicationList? applications) && applications.Applications.Count > 0
            ? applications.Applications.Count.ToString(CultureInfo.InvariantCulture) : null;
}
