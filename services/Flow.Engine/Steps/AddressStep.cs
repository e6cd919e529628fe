using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Catalog;
using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Speech;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Asks where to deliver: typed words, kept whole, or a location; "Same as last time" where an address is known, "Pick up" where
/// <c>pick_up</c> is set. Then, one by one, what the ERP's profile marks required and is not known. Asked once in a session: what is in <c>delivery</c> is
/// not asked again.
/// <example>
/// {
///   "id": "address", "type": "address", "pick_up": true,
///   "text": { "en": "{cart_lines}: *{total}*\n\nWhere should we deliver? Type the address or send your location." },
///   "exits": { "next": "payment" }
/// }
/// </example>
/// </summary>
public sealed class AddressStep : StepType
{
    /// <summary>Shorter words ("yes", "home") are no address that anybody could deliver to.</summary>
    private const int ShortestAddress = 6;

    private const int LongestAddress = 1000;

    /// <summary>What was typed of it so far, until it is quiet.</summary>
    private const string BegunName = "begun";

    private const int LongestField = 100;

    /// <summary>What is asked for by itself, by its name in the ERP contract.</summary>
    private const string FieldName = "field";

    public override string Name => "address";
    public override StepKind Kind => StepKind.Shop;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<Field> Fields { get; } = [new("pick_up", FieldKind.Flag)];
    public override IReadOnlyList<string> Texts =>
    [
        "text", "same_address", "last_address", "other_address", "other_address_text", "pick_up", "address_not_understood",
        "ask_address_line2", "ask_city", "ask_state", "ask_postal_code", "ask_location",
    ];

    /// <summary>What only some ERPs require, a flow need not ask for.</summary>
    internal override IEnumerable<string> Says(Step step) => Texts.Where(text => !text.StartsWith("ask_", StringComparison.Ordinal));

    internal override bool Takes(Item item) => item is LocationItem;

    internal override Next Enter(Run run, Step step)
    {
        if (run["delivery"] is not null)
        {
            return Missing(run) is [var field, ..] ? AskFor(run, field) : Next.Exit("next");
        }

        if (run.State?[BegunName] is not null)
        {
            var asked = (JsonObject)run.State.DeepClone();
            asked.Remove(BegunName);
            run.State = asked;
        }

        return run.State?["other"] is null ? run.Ask(Body(run), Buttons(run, step)) : run.Ask(run.T("other_address_text"));
    }

    /// <summary>"New address" is an answer here, and no wish to come here.</summary>
    internal static bool TurnsToAnother(Run run)
    {
        if (run["delivery"] is not null || run.Top is not { } top || run.Flows.Step(top) is not { Type: AddressStep })
        {
            return false;
        }

        run.State = new JsonObject { ["other"] = true };
        return true;
    }

    internal override Next Read(Run run, Step step, Said said)
    {
        if (FlowReader.String(run.State?[FieldName]) is { } field && Chosen(run.Variables) is { Address: { } begun })
        {
            return Complete(run, field, begun, said);
        }

        if (said.Item is LocationItem location)
        {
            return Deliver(run, AddressAt(run, location));
        }

        var offers = Buttons(run, step);
        var offered = Offers.Match(offers, said, numbered: false) ?? (said.Text is { } asked ? Offers.Match(offers, said with { Text = Wanted.Strip(asked, run.Flows.Words) }, numbered: false) : null) ?? (said.Text?.Length < ShortestAddress ? Offers.Hinted(offers, said) : null)
            ?? (offers.Count > 0 && said.Text is { Length: < 60 } talk && IsNone(run, talk) ? talk.Split(' ').Select(word => Offers.Hinted(offers, said with { Text = word })).FirstOrDefault(offer => offer is not null) : null);
        switch (offered?.Option)
        {
            case "same" when run.Record.LastAddress is { } last:
                return Deliver(run, last);
            case "pick_up":
                run["delivery"] = new JsonObject { ["pick_up"] = true };
                return Next.Exit("next");
            case "other":
                run.State = new JsonObject { ["other"] = true };
                return Next.Again;
        }

        var words = said.Text?.Trim() ?? "";
        if (Wanted.OnlyQuantity(words, run.Flows.Words) is not null)
        {
            // "make it 5" is about what is ordered.
            return Next.NotUnderstood("address_not_understood");
        }

        if (run.Fills(words) is { } filled)
        {
            return filled;
        }

        switch (run.Sells(words))
        {
            case null:
                return Next.Unknown;
            case true:
                // The name of a product is another wish.
                return Next.NotUnderstood("address_not_understood");
        }

        var before = FlowReader.String(run.State?[BegunName]);
        words = before is null ? words : before.All(char.IsDigit) ? $"{before} {words}" : $"{before}, {words}";
        if (words.Length is < ShortestAddress or > LongestAddress || !words.Any(char.IsLetter) || Words.IsOneWord(words) || run.Flows.Words.NamesNothing(words) || IsNone(run, words))
        {
            Begin(run, words);
            return said.Option is null ? Next.NotUnderstood("address_not_understood") : Next.Again;
        }

        run.TypedAddress();
        return Deliver(run, new Address { Line1 = words, Country = run.CallingCountry });
    }

    /// <summary>Said to us, and no part of an address; where a number or a comma stands in it the rest of an address may stand beside.</summary>
    private static bool IsNone(Run run, string words) =>
        Words.AsksBack(words) || run.Flows.Words.IsNo(words) || run.Flows.Words.IsYes(words) || (!words.Any(sign => char.IsDigit(sign) || sign is ',' or '\n' or '،') && run.Flows.Words.IsTalk(words))
        || run.Flows.Words.IsSomewhere(words);

    /// <summary>Too little to deliver to, but the rest may be on its way.</summary>
    private static void Begin(Run run, string words)
    {
        if (words.Length is > 0 and < LongestAddress && !IsNone(run, words) && !(words.Any(char.IsLetter) && run.Flows.Words.NamesNothing(words)))
        {
            var state = run.State?.DeepClone() as JsonObject ?? [];
            state[BegunName] = words;
            run.State = state;
        }
    }

    /// <summary>It is known where to, with all that the ERP requires.</summary>
    internal static bool IsChosen(Run run) => run["delivery"] is JsonObject && Missing(run).Count == 0;

    /// <summary>With what the flow's own questions have asked of the address, by mapping rules.</summary>
    internal static Address? WithFields(Run run, Address? address) => address is null ? null : address with
    {
        Line2 = run.Text("address_line2") ?? address.Line2,
        City = run.Text("city") ?? address.City,
        State = run.Text("state") ?? address.State,
        PostalCode = run.Text("postal_code") ?? address.PostalCode,
        RecipientName = run.Text("recipient_name") ?? address.RecipientName,
        Note = run.Text("address_note") ?? address.Note,
    };

    /// <summary>In one line: his own words, and behind them what they do not hold already; with a pin where its place is known.</summary>
    internal static string Shown(Address address)
    {
        var line = address.Line1;
        foreach (var part in new[] { address.Line2, address.City, address.State, address.PostalCode })
        {
            line = string.IsNullOrWhiteSpace(part) || line.Contains(part, StringComparison.OrdinalIgnoreCase) ? line : $"{line}, {part}";
        }

        return address.Latitude is null ? line : line + " 📍";
    }

    private static IReadOnlyList<string> Missing(Run run) =>
        WithFields(run, Chosen(run.Variables)?.Address) is { } address ? run.Context.Addresses.MissingIn(address) : [];

    private static Next AskFor(Run run, string field)
    {
        run.State = new JsonObject { [FieldName] = field };
        return run.Ask(run.T("ask_" + field), field == "location" ? text => new LocationRequestContent(text) : null);
    }

    /// <summary>The answer to the question for one field.</summary>
    private static Next Complete(Run run, string field, Address address, Said said)
    {
        if (said.Item is LocationItem location)
        {
            return Deliver(run, address with { Latitude = location.Latitude, Longitude = location.Longitude });
        }

        var words = said.Text?.Trim() ?? "";
        if (field == "location" || words.Length is 0 or > LongestField || !words.Any(char.IsLetterOrDigit) || Words.AsksBack(words)
            || run.Flows.Words.IsNo(words) || run.Flows.Words.IsYes(words))
        {
            return said.Option is null ? Next.NotUnderstood(field == "location" ? "invalid_location" : "not_understood") : Next.Again;
        }

        return Deliver(run, field switch
        {
            "address_line2" => address with { Line2 = words },
            "city" => address with { City = words },
            "state" => address with { State = words },
            _ => address with { PostalCode = words },
        });
    }

    /// <summary>What was chosen: null while it was not asked; an address of null means he picks it up.</summary>
    public static (bool PickUp, Address? Address)? Chosen(IReadOnlyDictionary<string, JsonNode?> variables)
    {
        if (variables.GetValueOrDefault("delivery") is not JsonObject delivery)
        {
            return null;
        }

        return delivery["address"] is { } address ? (false, address.Deserialize<Address>()) : (true, null);
    }

    private static string Body(Run run) =>
        run.Record.LastAddress is { } last ? $"{run.T("text")}\n\n{run.T("last_address", ("address", Shown(last)))}" : run.T("text");

    private static List<Offer> Buttons(Run run, Step step)
    {
        var offers = new List<Offer>();
        if (run.Record.LastAddress is not null)
        {
            offers.Add(run.Offer("same", "same_address"));
            offers.Add(run.Offer("other", "other_address"));
        }

        if (step.Flag("pick_up"))
        {
            offers.Add(run.Offer("pick_up", "pick_up"));
        }

        return offers;
    }

    /// <summary>He has sent where to before he was asked; as it is shown.</summary>
    internal static string Keep(Run run, LocationItem location)
    {
        var address = AddressAt(run, location);
        Keep(run, address);
        return Shown(address);
    }

    private static void Keep(Run run, Address address)
    {
        run["delivery"] = new JsonObject { ["address"] = JsonSerializer.SerializeToNode(address) };
        run.Record = run.Record with { LastAddress = address };
    }

    private static Address AddressAt(Run run, LocationItem location)
    {
        var words = string.Join(", ", new[] { location.Name, location.Address }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return new Address
        {
            Line1 = words.Length > 0 ? words : string.Create(CultureInfo.InvariantCulture, $"{location.Latitude:0.######}, {location.Longitude:0.######}"),
            Country = run.CallingCountry,
            Latitude = location.Latitude,
            Longitude = location.Longitude,
        };
    }

    private static Next Deliver(Run run, Address address)
    {
        Keep(run, address);
        run.State = null;
        if (Missing(run).Count > 0)
        {
            return Next.Again;
        }

        run.Answered = address.Line1;
        return Next.Exit("next");
    }

    /// <summary>A place that is sent after the address was typed is where that is; else it is the address from now on.</summary>
    internal static Next Moves(Run run, LocationItem place)
    {
        _ = Deliver(run, Chosen(run.Variables) is { Address: { Latitude: null } typed } ? typed with { Latitude = place.Latitude, Longitude = place.Longitude } : AddressAt(run, place));
        return Next.Again;
    }

    /// <summary>As words that a flow's own questions have come to.</summary>
    internal static void Deliver(Run run, string words) => _ = Deliver(run, new Address { Line1 = words, Country = run.CallingCountry });
}
