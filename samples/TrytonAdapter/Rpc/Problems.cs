namespace TrytonAdapter.Rpc;

/// <summary>Tryton's rules say no, in words for people: nothing was done.</summary>
internal sealed class TrytonRefusedException(string message) : Exception(message);

/// <summary>Tryton failed, and whether anything was done is open.</summary>
internal sealed class TrytonFailedException(string message) : Exception(message);

/// <summary>No answer came: not reachable, too slow, or cut off.</summary>
internal sealed class TrytonAwayException(Exception? cause = null) : Exception("Tryton cannot be reached.", cause);
