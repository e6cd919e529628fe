namespace Bridge.Catalog.Pricing;

/// <summary>Section <c>Pricing</c>.</summary>
internal sealed class PricingOptions
{
    public static readonly TimeSpan ShortestValidity = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Quotes wait for the ERP and for nothing else, so many may wait at once: at 300 ms each, the usual few would be 26 a second. The ERP is spared by the
    /// connector's limit on GET_PRICE, which is raised together with this.
    /// </summary>
    public int AtOnce { get; set; } = 128;

    /// <summary>
    /// How long a price holds. Older at confirmation, it is asked again, and a change is told first. Less than a minute would ask a slow reader for his
    /// agreement again and again.
    /// </summary>
    public TimeSpan Validity { get; set; } = TimeSpan.FromMinutes(15);

    public static int AtOnceOf(IConfiguration configuration) => configuration.GetValue("Pricing:AtOnce", new PricingOptions().AtOnce);
}

internal static class PricingSetup
{
    public static void AddPricing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PricingOptions>().BindConfiguration("Pricing")
            .Validate(o => o.Validity >= PricingOptions.ShortestValidity, "Pricing__Validity: a price holds for at least a minute, 00:01:00.")
            .ValidateOnStart();
        builder.Services.AddScoped<Pricer>();
    }
}
