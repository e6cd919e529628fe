namespace Bridge.Testing;

/// <summary>One real PostgreSQL and one real RabbitMQ, whoever runs them.</summary>
internal interface ITestServers
{
    /// <summary>Of the superuser, to the database "postgres".</summary>
    string Postgres { get; }

    /// <summary>With user and password, without a virtual host.</summary>
    Uri Broker { get; }

    /// <summary>RabbitMQ's management API, with the same user and password.</summary>
    Uri Management { get; }
}
