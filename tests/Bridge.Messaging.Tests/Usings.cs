global using Bridge.Testing;
global using Xunit;
