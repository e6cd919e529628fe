global using System.Net;
global using System.Net.Http.Json;
global using System.Text.Json;
global using Bridge.Contracts.Erp;
global using Bridge.ErpConnector.Calling;
global using Bridge.ErpConnector.Profile;
global using Bridge.Testing;
global using Xunit;
