using System.Globalization;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Outbound;

/// <summary>
/// Numbers that nobody is given by chance, whose last four digits say what becomes of a message to them: the end of an error's code, or one of the few
/// below. README.md has the table.
/// </summary>
internal sealed class Scenarios(SandboxStore store, IOptions<SandboxOptions> options, TimeProvider time)
{
    private const int Digits = 4;

    /// <summary>Errors that Meta tells as a failed status, whatever it answered; all others it gives in the answer.</summary>
    private static readonly HashSet<int> ToldLater = [130472, 131026, 131042, 131047, 131048, 131049, 131050, 131053];

    private static readonly Dictionary<string, int> Codes = new[]
    {
        2, 190, 368, 613, 130403, 130429, 130472, 131000, 131005, 131016, 131026, 131031, 131042, 131047, 131048, 131049, 131050, 131053, 131056, 131057,
        132001, 132015, 132016, 133004, 133010,
    }.ToDictionary(code => (code % 10_000).ToString("D4", CultureInfo.InvariantCulture));

    private static readonly Dictionary<string, GraphFaultKind> Faults = new()
    {
        ["9001"] = GraphFaultKind.Html,
        ["9002"] = GraphFaultKind.Reset,
        ["9003"] = GraphFaultKind.HangAfterAccept,
        ["9004"] = GraphFaultKind.ResetAfterAccept,
    };

    private static readonly Dictionary<string, StatusManner> Manners = new()
    {
        ["9011"] = StatusManner.SkipsDelivered,
        ["9012"] = StatusManner.NeverRead,
        ["9013"] = StatusManner.Twice,
        ["9014"] = StatusManner.Reordered,
        ["9015"] = StatusManner.Early,
        ["9016"] = StatusManner.FailsAfterDelivered,
    };

    /// <summary>What a send to this number runs into.</summary>
    public GraphFault? FaultOf(string? number) => Name(number) is not { } name ? null
        : Faults.TryGetValue(name, out var kind) ? new GraphFault(kind)
        : Codes.TryGetValue(name, out var code) ? new GraphFault(ToldLater.Contains(code) ? GraphFaultKind.FailLater : GraphFaultKind.Error, code)
        : null;

    /// <summary>Somebody has such a number from the first message to it on, and has just written.</summary>
    public Customer? CustomerOf(string? number)
    {
        if (Name(number) is not { } name || !(Faults.ContainsKey(name) || Codes.ContainsKey(name) || Manners.ContainsKey(name)))
        {
            return null;
        }
        var customer = new Customer
        {
            Id = "scenario-" + name,
            Name = "Scenario " + name,
            Phone = number!,
            UserId = "US." + number,
            Statuses = Manners.GetValueOrDefault(name),
            LastWroteAt = time.GetUtcNow(),
        };
        store.Save(customer);
        return customer;
    }

    private string? Name(string? number) => options.Value.ScenarioPrefix is { Length: > 0 } prefix && number?.Length == prefix.Length + Digits
        && number.StartsWith(prefix, StringComparison.Ordinal) ? number[^Digits..] : null;
}
