namespace Bridge.Gateway.Users;

/// <summary>A browser that has signed in. The cookie holds only a key to it, so that it ends when it is ended here.</summary>
public sealed class ConsoleSession
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of what the cookie holds: who reads the table cannot sign in with it.</summary>
    public required byte[] KeyHash { get; init; }

    public required Guid UserId { get; init; }
    public required byte[] Ticket { get; set; }

    /// <summary>What the browser says of itself.</summary>
    public required string Browser { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; set; }
}
