namespace Bridge.Catalog.Pricing;

/// <summary>Amounts are decimal and rounded to the currency's minor unit, half away from zero: what a shopkeeper does with a pencil.</summary>
internal static class Money
{
    /// <summary>ISO 4217 lists the exceptions to two digits.</summary>
    public static int MinorDigits(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        "CLF" or "UYW" => 4,
        _ => 2,
    };

    public static decimal Round(decimal amount, string currency) =>
        decimal.Round(amount, MinorDigits(currency), MidpointRounding.AwayFromZero);
}
