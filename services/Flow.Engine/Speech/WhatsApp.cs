namespace Bridge.Flow.Engine.Speech;

/// <summary>What decides between buttons, a list and pages; see whatsapp-cloud-api.md, "Field limits". Rendering checks again.</summary>
internal static class WhatsApp
{
    public const int Buttons = 3;
    public const int ButtonTitle = 20;
    public const int Rows = 10;
    public const int RowTitle = 24;
    public const int RowDescription = 72;
    public const int ListButton = 20;

    /// <summary>The body of a message with buttons; that of a list and of a plain text may have <see cref="LongBody"/>.</summary>
    public const int Body = 1024;
    public const int LongBody = 4096;
}
