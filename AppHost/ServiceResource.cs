namespace Bridge.AppHost;

/// <summary>
/// A service of this checkout, run from its built assembly. Aspire's own project resource would put a `dotnet run` in front of each: two seconds of
/// processor time at every start, and a wrapper that a kill leaves behind.
/// </summary>
internal sealed class ServiceResource(string name, string projectFolder) : ExecutableResource(name, "dotnet", projectFolder), IResourceWithServiceDiscovery;
