namespace Bridge.ServiceDefaults;

/// <param name="What">For the operator, in words.</param>
/// <param name="Missing">Of those, what was not where it should be and has been asked for again; receivers' keys make it harmless where it was only late.</param>
public sealed record Reconciled(string What, long Checked, long Missing);

/// <summary>
/// Compares what this service knows with what its neighbours know, for the case that the broker has lost its disk: messages are the only thing that stands in
/// no database once they are confirmed.
/// </summary>
public interface IReconciliation
{
    Task<IReadOnlyList<Reconciled>> RunAsync(CancellationToken ct);
}
