using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Gateway.Migrations;

/// <summary>Passwords that were handed over run out, codes are good once, and the app's secret is sealed. Who has a password already has chosen it, as far as anybody can know.</summary>
[DbContext(typeof(GatewayDbContext))]
[Migration("20261129131000_SignInProofs")]
sealed class SignInProofs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<byte[]>(name: "authenticator_secret", table: "user", type: "bytea", nullable: true);
        migrationBuilder.AddColumn<long>(name: "last_code", table: "user", type: "bigint", nullable: false, defaultValue: 0L);
        migrationBuilder.AddColumn<DateTimeOffset>(name: "password_until", table: "user", type: "timestamp with time zone", nullable: true);
        migrationBuilder.AddColumn<bool>(name: "password_was_made", table: "user", type: "boolean", nullable: false, defaultValue: false);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn(name: "authenticator_secret", table: "user");
        migrationBuilder.DropColumn(name: "last_code", table: "user");
        migrationBuilder.DropColumn(name: "password_until", table: "user");
        migrationBuilder.DropColumn(name: "password_was_made", table: "user");
    }
}
