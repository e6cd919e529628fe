namespace Bridge.ServiceDefaults;

/// <summary>How many items of a list are asked for at a time: many an API gives a hundred at most, and refuses to be asked for more.</summary>
public static class ErpPages
{
    public const int Usual = 200;

    /// <summary>What to ask for where <paramref name="limit"/> was refused; null after the smallest.</summary>
    public static int? Smaller(int limit) => limit switch
    {
        > 50 => 50,
        > 10 => 10,
        _ => null,
    };
}
