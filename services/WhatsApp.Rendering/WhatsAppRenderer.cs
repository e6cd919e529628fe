namespace Bridge.WhatsApp.Rendering;

/// <summary>Content to Cloud API payload: pure.</summary>
public static class WhatsAppRenderer
{
}
