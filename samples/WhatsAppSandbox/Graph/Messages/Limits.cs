namespace Bridge.WhatsAppSandbox.Graph.Messages;

/// <summary>Meta's limits, in code points (it does not say what it counts).</summary>
internal static class Limits
{
    public const int Text = 4096;
    public const int Caption = 1024;
    public const int CallbackData = 512;
    public const int Contacts = 257;

    public const int InteractiveBody = 1024;
    public const int ListBody = 4096;
    public const int HeaderText = 60;
    public const int Footer = 60;

    public const int Buttons = 3;
    public const int ButtonTitle = 20;
    public const int ButtonId = 256;

    public const int ListButton = 20;
    public const int Sections = 10;
    public const int SectionTitle = 24;

    /// <summary>Of all sections together.</summary>
    public const int Rows = 10;
    public const int RowTitle = 24;
    public const int RowDescription = 72;
    public const int RowId = 200;

    public const int LinkLabel = 20;

    public const int FormLabel = 30;
    public const int Products = 30;
    public const int RetailerId = 100;
}
