namespace Bridge.Catalog.Pricing;

/// <summary>Amounts are decimal and rounded to the currency's minor unit, half away from zero: what a shopkeeper does with a pencil.</summary>
internal static class Money
{
    // ISO 4217 lists the exceptions to two digits; a currency not named here has two.
    static readonly Dictionary<string, int> Digits = new(StringComparer.Ordinal)
    {
        ["BIF"] = 0, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["ISK"] = 0, ["JPY"] = 0, ["KMF"] = 0, ["KRW"] = 0, ["PYG"] = 0, ["RWF"] = 0, ["UGX"] = 0,
        ["UYI"] = 0, ["VND"] = 0, ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0, ["XPF"] = 0,
        ["BHD"] = 3, ["IQD"] = 3, ["JOD"] = 3, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["TND"] = 3,
        ["CLF"] = 4, ["UYW"] = 4,
    };

    public static int MinorDigits(string currency) => Digits.GetValueOrDefault(currency, 2);

    public static decimal Round(decimal amount, string currency) =>
        decimal.Round(amount, MinorDigits(currency), MidpointRounding.AwayFromZero);
}
