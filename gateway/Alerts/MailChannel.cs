using Bridge.ServiceDefaults;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Bridge.Gateway.Alerts;

/// <summary>Mails the alert. The server is called under the same rule as any address that somebody types in the console.</summary>
sealed class MailChannel(NetworkGuard network, SavedAlerts saved) : IAlertChannel
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public AlertChannel Channel => AlertChannel.Mail;

    public async Task<string?> SendAsync(AlertSettings settings, Alert alert, CancellationToken ct)
    {
        var host = settings.MailHost ?? "";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var message = MessageOf(settings, alert);
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            // Where encryption is asked for, nothing is said before it: such a server may be anywhere.
            await using var stream = await network.ConnectAsync(host, settings.MailPort, settings.MailSecurity != MailSecurity.None, patience.Token);
            await client.ConnectAsync(stream, host, settings.MailPort, settings.MailSecurity switch
            {
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.None,
            }, patience.Token);
            if (settings.MailUser is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, saved.MailPassword(settings) ?? "", patience.Token);
            }

            await client.SendAsync(message, patience.Token);
            await client.DisconnectAsync(quit: true, patience.Token);
            return null;
        }
        catch (NetworkRefusedException refused)
        {
            return refused.Message;
        }
        catch (AuthenticationException)
        {
            return "The mail server does not take this user and password.";
        }
        catch (SmtpCommandException refused)
        {
            return $"The mail server refused it: {(int)refused.StatusCode}.";
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return $"The mail server could not be talked to: {e.GetType().Name}.";
        }
    }

    static MimeMessage MessageOf(AlertSettings settings, Alert alert)
    {
        var message = new MimeMessage { Subject = alert.Subject(), Body = new TextPart("plain") { Text = alert.Text() }, MessageId = $"{alert.Id:N}@bridge" };
        message.From.Add(MailboxAddress.Parse(settings.MailFrom ?? ""));
        message.To.AddRange(settings.MailTo.Select(MailboxAddress.Parse));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
