namespace Bridge.ServiceDefaults;

/// <summary>What goes before a service's outbox: asked before each batch.</summary>
public interface IOutboxGate
{
    /// <returns>How many rows may leave now; waits where none may.</returns>
    ValueTask<int> AdmitAsync(int atMost, CancellationToken ct);
}
