namespace Bridge.Messaging.WhatsApp;

static class PhoneNumbers
{
    /// <summary>E.164 with +, from digits with country code in any spelling; null where it cannot be a number.</summary>
    public static string? Normalise(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length is >= 7 and <= 15 ? "+" + digits : null;
    }
}
