using System.Text;

namespace Bridge.WhatsAppSandbox.State;

/// <summary>
/// Message ids in the byte layout of Meta's own: 1C 18 length address, 15 02 00 direction, 18 length random hex, 00, all in base64. Nobody may rely
/// on it; it is here so that lengths and characters are those of real ones.
/// </summary>
internal static class Wamid
{
    public static string New(Customer customer, Sender from, Chance chance)
    {
        var address = Encoding.ASCII.GetBytes(customer.ShowsNumber ? customer.Phone : customer.UserId);
        var random = Encoding.ASCII.GetBytes(Convert.ToHexString(chance.Bytes(from == Sender.Business ? 9 : 10)));
        byte direction = from == Sender.Business ? (byte)0x11 : (byte)0x12;
        return "wamid." + Convert.ToBase64String([0x1C, 0x18, (byte)address.Length, .. address, 0x15, 0x02, 0x00, direction, 0x18, (byte)random.Length, .. random, 0x00]);
    }
}
