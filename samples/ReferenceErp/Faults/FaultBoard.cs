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
    /// <summary>The order's total is 1.00 higher in the answer.</summary>
    public const string AnotherTotal = "another-total";

    public static readonly IReadOnlySet<string> All = new HashSet<string>
    {
        Html, WrongType, Missing, Empty, Error, Reject, Hang, HangAfterCommit, Slow, ServerError, Busy, DropAfterCommit, BadGatewayAfterCommit,
        Refuse, Redirect, AnotherTotal,
    };
}

/// <summary><paramref name="Operation"/> may be <c>*</c>; <paramref name="Times"/> null means until cleared.</summary>
public sealed record Fault(string Operation, string Kind, int? Times = 1);

/// <summary>The switches, in the order they were set; the first that fits a request is spent on it.</summary>
internal sealed class FaultBoard
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Set { get { lock (gate) { return [.. faults]; } } }

    public void Add(Fault fault) { lock (gate) { faults.Add(fault); } }
    public void Clear() { lock (gate) { faults.Clear(); } }

    public string? Take(string operation)
    {
        lock (gate)
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
    }
}
