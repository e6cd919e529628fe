namespace ReferenceErp.Faults;

/// <summary>What can be made to go wrong. Each kind is one way in which a real ERP has failed somebody.</summary>
public static class FaultKind
{
    /// <summary>200 with a log-in page.</summary>
    public const string Html = "html";
    /// <summary>The first named field has another type ("abc" for a number).</summary>
    public const string WrongType = "wrong-type";
    /// <summary>The first named field is missing.</summary>
    public const string Missing = "missing";
    /// <summary>200 with nothing.</summary>
    public const string Empty = "empty";
    /// <summary>200 with an error object.</summary>
    public const string Error = "error";
    /// <summary>422 with a message.</summary>
    public const string Reject = "reject";
    /// <summary>Nothing is done and no answer comes until the caller gives up.</summary>
    public const string Hang = "hang";
    /// <summary>Done, but no answer comes until the caller gives up.</summary>
    public const string HangAfterCommit = "hang-after-commit";
    /// <summary>Answers after two seconds.</summary>
    public const string Slow = "slow";
    public const string ServerError = "500";
    public const string Busy = "429";
    /// <summary>Done, then the connection is reset.</summary>
    public const string DropAfterCommit = "drop-after-commit";
    /// <summary>Done, then a proxy answers 502.</summary>
    public const string BadGatewayAfterCommit = "502-after-commit";
    /// <summary>The connection is reset before anything is done. (A refused one is had by stopping the ERP.)</summary>
    public const string Refuse = "refuse";
    /// <summary>A redirect to another host.</summary>
    public const string Redirect = "redirect";
    /// <summary>The order is taken in with a charge that is 1.00 higher.</summary>
    public const string AnotherTotal = "another-total";
    /// <summary>All tokens end at this moment.</summary>
    public const string TokenEnds = "token-ends";
    /// <summary>A list's page lacks its second half.</summary>
    public const string PartialPage = "partial-page";
    /// <summary>A list's page has its first item twice.</summary>
    public const string Duplicates = "duplicates";

    public static readonly IReadOnlySet<string> All = new HashSet<string>
    {
        Html, WrongType, Missing, Empty, Error, Reject, Hang, HangAfterCommit, Slow, ServerError, Busy, DropAfterCommit, BadGatewayAfterCommit,
        Refuse, Redirect, AnotherTotal, TokenEnds, PartialPage, Duplicates,
    };

    /// <summary>What passes by itself: an ERP that fails now and then in these ways still gets every order in the end.</summary>
    private static readonly string[] Passing = [Html, WrongType, Missing, Hang, HangAfterCommit, Slow, ServerError, Busy, DropAfterCommit, BadGatewayAfterCommit, Refuse, TokenEnds];

    public static IReadOnlyList<string> PassingOf(string operation) => operation switch
    {
        "LIST_PRODUCTS" or "LIST_JOBS" => [.. Passing, PartialPage, Duplicates],
        "CREATE_ORDER" => [.. Passing, AnotherTotal],
        _ => Passing,
    };
}

/// <summary><paramref name="Operation"/> may be <c>*</c>; <paramref name="Times"/> null means until cleared.</summary>
public sealed record Fault(string Operation, string Kind, int? Times = 1);

/// <summary>One call in <paramref name="OneIn"/> goes wrong; 0: none. The same seed throws the same dice.</summary>
public sealed record Mischief(int OneIn, int Seed = 1);

/// <summary>The switches, in the order they were set; the first that fits a request is spent on it.</summary>
internal sealed class FaultBoard
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private readonly Dictionary<string, int> met = [];
    private int oneIn;
    private Random dice = new(1);

    public IReadOnlyList<Fault> Set { get { lock (gate) { return [.. faults]; } } }

    public void Add(Fault fault) { lock (gate) { faults.Add(fault); } }
    public void Clear() { lock (gate) { faults.Clear(); oneIn = 0; } }

    /// <summary>From now on one call in so many goes wrong in one of the ways that pass by themselves.</summary>
    public void Mischief(Mischief mischief) { lock (gate) { (oneIn, dice) = (mischief.OneIn, new Random(mischief.Seed)); } }

    /// <summary>How often each kind has been met, by operation and kind.</summary>
    public IReadOnlyDictionary<string, int> Met { get { lock (gate) { return met.ToDictionary(); } } }

    public string? Take(string operation)
    {
        lock (gate)
        {
            var kind = Spend(operation) ?? Throw(operation);
            if (kind is not null) { met[$"{operation} {kind}"] = met.GetValueOrDefault($"{operation} {kind}") + 1; }
            return kind;
        }
    }

    private string? Spend(string operation)
    {
        var i = faults.FindIndex(f => f.Operation == operation || f.Operation == "*");
        if (i < 0) { return null; }
        var fault = faults[i];
        if (fault.Times is { } times)
        {
            if (times > 1) { faults[i] = fault with { Times = times - 1 }; } else { faults.RemoveAt(i); }
        }
        return fault.Kind;
    }

    private string? Throw(string operation)
    {
        if (oneIn == 0 || dice.Next(oneIn) != 0) { return null; }
        var kinds = FaultKind.PassingOf(operation);
        return kinds[dice.Next(kinds.Count)];
    }
}
