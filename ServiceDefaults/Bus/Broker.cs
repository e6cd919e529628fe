using MassTransit;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;

namespace Bridge.ServiceDefaults;

/// <summary>Where the broker is, and how it is spoken to.</summary>
public sealed class Broker(IConfiguration configuration, TransportSecurity security)
{
    public Uri Address => new(configuration.GetConnectionString("rabbitmq")
        ?? throw new InvalidOperationException("The connection string 'rabbitmq' is missing: set ConnectionStrings__rabbitmq to an amqp:// address."));

    /// <param name="name">By which an operator of the broker knows the connection.</param>
    public ConnectionFactory Factory(string name)
    {
        var factory = new ConnectionFactory { Uri = Address, ClientProvidedName = name };
        security.Apply(factory.Ssl);
        return factory;
    }

    internal void Apply(IRabbitMqHostConfigurator host)
    {
        host.PublisherConfirmation = true;
        if (security.IsOn)
        {
            host.UseSsl(ssl =>
            {
                ssl.ServerName = Address.Host;
                ssl.Protocol = System.Security.Authentication.SslProtocols.None;
                if (security.IsFolder)
                {
                    ssl.CertificateValidationCallback = security.IsOurs;
                }
            });
        }
    }
}
