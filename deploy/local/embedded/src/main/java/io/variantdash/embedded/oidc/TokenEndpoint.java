package io.variantdash.embedded.oidc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/** Gives tokens for a code, for a refresh token, or for a name and the secret. */
record TokenEndpoint(IssuerOptions options, Grants grants, Tokens tokens) implements HttpCall.Endpoint {

    private static final String BASIC = "Basic ";

    @Override
    public void answer(HttpCall call) throws IOException {
        if (!call.requireMethod("POST")) {
            return;
        }
        Map<String, String> form = call.fields();
        switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> answer(call, forCode(form), "invalid_grant");
            case "refresh_token" -> answer(call, forRefresh(form), "invalid_grant");
            case "client_credentials" -> answer(call, forCredentials(call, form), "invalid_client");
            default -> refuse(call, 400, "unsupported_grant_type");
        }
    }

    private Optional<Map<String, Object>> forCode(Map<String, String> form) {
        return isWebClient(form)
                ? grants.redeem(form.getOrDefault("code", ""))
                        .filter(code -> code.request().redirectUri().equals(form.get("redirect_uri"))
                                && code.request().isProvenBy(form.getOrDefault("code_verifier", "")))
                        .map(code -> {
                            Map<String, Object> answer = forSession(code.session(), code.chain());
                            answer.put(
                                    "id_token",
                                    identity(
                                            code.session(),
                                            code.request().fields().get("nonce")));
                            return answer;
                        })
                : Optional.empty();
    }

    private Optional<Map<String, Object>> forRefresh(Map<String, String> form) {
        return isWebClient(form)
                ? grants.refresh(form.getOrDefault("refresh_token", "")).map(granted -> {
                    Map<String, Object> answer = forSession(granted.session(), granted.chain());
                    answer.put("id_token", identity(granted.session(), null));
                    return answer;
                })
                : Optional.empty();
    }

    private Optional<Map<String, Object>> forCredentials(HttpCall call, Map<String, String> form) {
        String[] credentials = credentials(call, form).split(":", 2);
        return credentials.length == 2 && credentials[1].equals(IssuerOptions.SECRET)
                ? options.person(credentials[0]).map(this::access)
                : Optional.empty();
    }

    private Map<String, Object> forSession(Grants.Session session, String chain) {
        Map<String, Object> answer = access(session.person());
        answer.put("refresh_token", grants.refreshToken(session, chain));
        return answer;
    }

    private Map<String, Object> access(Person person) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.access(person, options.validity()));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", options.validity().toSeconds());
        return answer;
    }

    private String identity(Grants.Session session, @Nullable String nonce) {
        return tokens.identity(session.person(), IssuerOptions.WEB_CLIENT, nonce, options.validity());
    }

    private static boolean isWebClient(Map<String, String> form) {
        return IssuerOptions.WEB_CLIENT.equals(form.get("client_id"));
    }

    private static String credentials(HttpCall call, Map<String, String> form) {
        String header = call.header("Authorization");
        return header != null && header.startsWith(BASIC)
                ? new String(Base64.getDecoder().decode(header.substring(BASIC.length())), StandardCharsets.UTF_8)
                : form.getOrDefault("client_id", "") + ":" + form.getOrDefault("client_secret", "");
    }

    private static void answer(HttpCall call, Optional<Map<String, Object>> answer, String error) throws IOException {
        if (answer.isPresent()) {
            call.answer(200, "application/json", JsonUtil.toJson(answer.get()));
        } else {
            refuse(call, error.equals("invalid_client") ? 401 : 400, error);
        }
    }

    private static void refuse(HttpCall call, int status, String error) throws IOException {
        if (status == 401) {
            call.with("WWW-Authenticate", "Basic realm=\"demo\"");
        }
        call.answer(status, "application/json", JsonUtil.toJson(Map.of("error", error)));
    }
}
