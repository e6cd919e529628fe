using System.Globalization;

namespace Bridge.Flow.Engine.Speech;

/// <summary>Amounts as customers read them. Written out here and not left to the machine's culture data, so that every machine says the same.</summary>
internal static class Money
{
    public static string Format(decimal amount, string currency, string language)
    {
        var digits = amount.ToString("N" + MinorUnits(currency), CultureInfo.InvariantCulture);
        if (language.StartsWith("pt", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits.Replace(',', ' ').Replace('.', ',').Replace(' ', '.');
        }

        return Symbol(currency) + digits;
    }

    private static string Symbol(string currency) => currency switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "BRL" => "R$ ",
        "INR" => "₹",
        "NPR" => "Rs ",
        "JPY" => "¥",
        _ => currency + " ",
    };

    /// <summary>ISO 4217: digits after the decimal point.</summary>
    private static int MinorUnits(string currency) => currency switch
    {
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        _ => 2,
    };
}
